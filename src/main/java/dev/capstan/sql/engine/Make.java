package dev.capstan.sql.engine;

import com.zaxxer.hikari.HikariConfig;
import dev.capstan.sql.Ask;
import dev.capstan.sql.Fitness;
import dev.capstan.sql.Limits;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.jdbi.v3.core.Handle;

/** What differs from one make of database to the next. */
interface Make {
    /**
     * Sets the driver so that every new connection can only read and means what the gate meant.
     *
     * @param patience with a server that doesn't answer
     */
    void prepare(HikariConfig config, Duration patience);

    /** Sets the server's own watch, for what is asked before the statement itself. */
    void limit(Handle handle, Limits limits);

    /**
     * Sets the server's own watch and runs the statement in a transaction that can only read. The transaction is left open.
     *
     * @return whether the connection is at rest: false where the server was told to end what nobody wanted any more
     * @throws org.jdbi.v3.core.JdbiException around the driver's own; its message repeats values and must not be told
     */
    boolean answer(Handle handle, Ask ask, Intake intake);

    /** Ends what the connection's server runs for it, by another connection. */
    void end(Connection connection) throws SQLException;

    /** Fit to be told: the server's sentence and place, without the details that repeat values. */
    Trouble trouble(SQLException failure, Ask ask);

    Fitness fitness(Connection connection, String role) throws SQLException;
}
