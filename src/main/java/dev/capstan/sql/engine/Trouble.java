package dev.capstan.sql.engine;

import java.util.OptionalInt;

/**
 * Why a statement failed.
 *
 * @param kind of failure, which says what became of the connection
 */
record Trouble(Kind kind, String sqlState, String message, OptionalInt position) {
    enum Kind {
        /** The statement is at fault, or its data. */
        STATEMENT,
        /** The server ended it because its time was over. */
        TIME_OVER,
        /** The server ended it because somebody told it to. */
        ENDED,
        /** One row, or few, are larger than memory that is set aside for them. */
        TOO_LARGE,
        /** There is no connection any more. */
        CONNECTION
    }
}
