package dev.capstan.sql.gate;

import dev.capstan.sql.gate.Verdict.Admitted;
import java.util.Optional;

/**
 * The half of the gate that needs the database: what an admitted statement would call without a word of it being written
 * there. Functions behind views and row policies, behind operators and casts that somebody defined for a built-in sign,
 * behind the notation {@code row.function}; tables whose rows come from elsewhere; and MySQL's stored functions that bear
 * the name of a function which that server does not have.
 *
 * <p>To be asked for every statement, after {@link ReadOnlyGate#judge} and right before the statement runs, in the same
 * transaction. Mostly it costs one quick round trip, more where views, row policies or somebody's own operators and casts are
 * found. What it says holds until somebody changes the schema.
 */
public final class HiddenCalls {
    private HiddenCalls() {}

    /** @return why the statement must not run, or empty */
    public static <X extends Exception> Optional<Reason.Hidden> in(
            Dialect dialect, Admitted statement, Witness<X> witness) throws X {
        return switch (dialect) {
            case POSTGRESQL -> HiddenInPostgres.in(statement, witness);
            case MYSQL -> HiddenInMysql.in(statement, witness);
        };
    }
}
