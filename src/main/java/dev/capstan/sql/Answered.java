package dev.capstan.sql;

import dev.capstan.sql.gate.Reason;
import dev.capstan.sql.mask.Judgement.Unprovable;
import java.time.Duration;
import java.util.OptionalInt;

/** How a question to a database ended. */
public sealed interface Answered {
    /** All rows came. */
    record Complete(long rows, Duration took, String database, String role) implements Answered {}

    /** A limit ended it; the rows that came are the first ones. */
    record Cut(long rows, Duration took, String database, String role, Limit which) implements Answered {}

    /** Somebody ended it. */
    record Cancelled(Duration after) implements Answered {}

    /** The time was over; the server has been told. */
    record TimedOut(Duration after) implements Answered {}

    /**
     * The database refused it.
     *
     * @param sqlState five characters, {@code XX000} where the server gave none
     * @param message the server's sentence, without the details in which it repeats values
     * @param position of the character in the statement's {@code sql}, counted from 1, where the server says so
     */
    record Failed(String sqlState, String message, OptionalInt position) implements Answered {}

    /** It was not asked: it would have called what its words don't show. */
    record CallsHidden(Reason.Hidden call) implements Answered {}

    /** It was not asked: a masked value could be seen in the answer, or guessed from it. */
    record Masked(Unprovable found) implements Answered {}

    /**
     * There is no connection, or it broke.
     *
     * @param why one clause without passwords, such as {@code connection refused}
     */
    record Unreachable(String why) implements Answered {}

    /** All connections that Capstan allows itself to this database are in use. */
    record Busy() implements Answered {}

    enum Limit {
        ROWS,
        BYTES
    }
}
