package dev.capstan.sql.engine;

import dev.capstan.sql.Limits;
import java.sql.SQLException;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.WeakHashMap;
import org.jdbi.v3.core.ConnectionException;
import org.jdbi.v3.core.Handle;
import org.postgresql.PGConnection;

/**
 * The server's own watch over what it is asked. A session that is ours alone is told once; where somebody pools sessions
 * on the way, each transaction is told anew, so that nothing is left behind in another's session.
 */
final class PostgresWatches {
    /** @param told empty before anything was */
    private record Session(boolean own, Optional<Limits> told) {}

    private final Map<PGConnection, Session> sessions = Collections.synchronizedMap(new WeakHashMap<>());

    /** A pooler shows its own number instead of the server process's. Asked once on each connection. */
    boolean isOwn(Handle handle) {
        return session(handle).own();
    }

    private Session session(Handle handle) {
        var connection = connection(handle);
        var known = sessions.get(connection);
        if (known != null) {
            return known;
        }
        int server = handle.createQuery("SELECT pg_catalog.pg_backend_pid()")
                .mapTo(Integer.class)
                .one();
        var found = new Session(server == connection.getBackendPID(), Optional.empty());
        sessions.put(connection, found);
        return found;
    }

    /** On a session of our own, at the beginning of a transaction; it costs a round trip only when it changes. */
    void set(Handle handle, Limits limits) {
        var wanted = Optional.of(limits);
        if (session(handle).told().equals(wanted)) {
            return;
        }
        handle.execute(settings("SET SESSION ", limits));
        try {
            // What is rolled back was never set
            handle.getConnection().commit();
        } catch (SQLException failure) {
            throw new ConnectionException(failure);
        }
        sessions.put(connection(handle), new Session(true, wanted));
    }

    static String forTransaction(Limits limits) {
        return settings("SET LOCAL ", limits);
    }

    private static String settings(String set, Limits limits) {
        long millis = limits.timeout().toMillis();
        return set + "statement_timeout=" + millis + ";" + set + "lock_timeout=" + Math.min(millis, 5_000) + ";" + set
                + "idle_in_transaction_session_timeout=" + (millis + 10_000) + ";";
    }

    private static PGConnection connection(Handle handle) {
        try {
            return handle.getConnection().unwrap(PGConnection.class);
        } catch (SQLException impossible) {
            throw new ConnectionException(impossible);
        }
    }
}
