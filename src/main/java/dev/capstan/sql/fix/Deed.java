package dev.capstan.sql.fix;

import dev.capstan.sql.gate.SchemaChange;
import dev.capstan.sql.gate.Verdict;
import dev.capstan.sql.gate.WriteVerdict;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What a fix does. */
public sealed interface Deed {

    /**
     * Changes rows of one table.
     *
     * @param key the columns that tell its rows apart
     * @param atMost more rows are never changed
     * @param anyRows the yes counts for any rows up to the bound, not only for those that were shown
     * @param marker MySQL only: the table in which the transaction leaves a mark, so that it can be told whether it was
     *     committed
     */
    record Rows(WriteVerdict.Admitted statement, List<String> key, int atMost, boolean anyRows, Optional<String> marker)
            implements Deed {
        public Rows {
            key = List.copyOf(key);
        }
    }

    /**
     * Ends sessions or what they run.
     *
     * @param victims selects them, with {@code pid} and {@code backend_start}, or MySQL's {@code id}
     */
    record Signal(Verdict.Admitted victims, Ends ends, int atMost) implements Deed {}

    /**
     * Changes tables, indexes or settings.
     *
     * @param undo absent: it can't be undone
     * @param done returns a row once it is done
     * @param lockTimeout how long it may wait for its lock, while others wait behind it
     */
    record Ddl(SchemaChange change, Optional<SchemaChange> undo, Optional<Verdict.Admitted> done, Duration lockTimeout)
            implements Deed {}

    enum Ends {
        CONNECTION,
        QUERY;

        String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }
}
