package dev.capstan.sql.gate;

import java.util.List;
import java.util.Set;

/** What the gate says of a statement. */
public sealed interface Verdict {
    /**
     * One statement that only reads, written anew; the typed text must not be sent anywhere.
     *
     * @param sql the statement, its parameters as {@code :name}
     * @param jdbc the same statement as a driver wants it: {@code ?} for each parameter, and PostgreSQL's operators that
     *     contain a question mark doubled
     * @param parameters the names behind the question marks of {@code jdbc}, in order, repeated where they are repeated
     * @param tables every table and view that is named, without the statement's own {@code WITH} names
     */
    record Admitted(String sql, String jdbc, List<String> parameters, Set<TableName> tables, Form form)
            implements Verdict {
        public Admitted {
            parameters = List.copyOf(parameters);
            tables = Set.copyOf(tables);
        }
    }

    record Refused(Reason reason) implements Verdict {}

    enum Form {
        /** SELECT, VALUES, TABLE: a cursor can be declared for it. */
        QUERY,
        /** EXPLAIN, also with ANALYZE, which runs the query that is explained. */
        EXPLAIN,
        /** SHOW and DESCRIBE. */
        SHOW
    }
}
