package dev.capstan.sql.gate;

import java.util.List;
import java.util.Optional;

/** What is said of a statement that is to change rows. */
public sealed interface WriteVerdict {
    /**
     * Exactly one INSERT, UPDATE or DELETE of one table, written anew. Whatever it reads and computes was judged as the
     * read-only gate judges it.
     *
     * @param sql its parameters as {@code :name}
     * @param whole the same as a driver wants it; nothing follows it, so that RETURNING may be added
     * @param target the table and what the statement calls it, as written after UPDATE or FROM
     * @param name by which the target's columns are qualified, quoted
     * @param rows for UPDATE and DELETE, the rows they change: {@code FROM … WHERE …}, to be put after a SELECT's columns.
     *     Absent where WITH stands before them
     */
    record Admitted(
            Verb verb, TableName table, String target, String name, String sql, Piece whole, Optional<Piece> rows)
            implements WriteVerdict {}

    record Refused(WriteReason reason) implements WriteVerdict {}

    /** Part of a statement: {@code ?} for each parameter, and the names behind them in order. */
    record Piece(String jdbc, List<String> parameters) {
        public Piece {
            parameters = List.copyOf(parameters);
        }
    }

    enum Verb {
        INSERT,
        UPDATE,
        DELETE
    }
}
