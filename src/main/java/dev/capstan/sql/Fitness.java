package dev.capstan.sql;

import java.util.List;

/** Whether the role by which a database is asked can do no more than read. */
public sealed interface Fitness {
    /** It can only read. */
    record Fit(String role) implements Fitness {}

    /**
     * It could do more. What Capstan sends is harmless all the same; this is the second wall.
     *
     * @param excess what it may, in the database's words, worst first: {@code superuser}, {@code INSERT on public.orders}
     * @param mending statements for an administrator to run, in order
     */
    record Excessive(String role, List<String> excess, List<String> mending) implements Fitness {
        public Excessive {
            excess = List.copyOf(excess);
            mending = List.copyOf(mending);
        }
    }

    /** @param why one clause without passwords */
    record Unknown(String why) implements Fitness {}
}
