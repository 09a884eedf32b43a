package dev.capstan.sql.fix;

import dev.capstan.sql.fix.Fates.Fate;
import dev.capstan.sql.gate.Dialect;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Tells sessions to end, each only while it is still a victim. */
record Sessions(Connection connection, FixOrder order, Deed.Signal signal) {
    private static final int NO_SUCH_SESSION = 1094;

    /** @param key its number, and in PostgreSQL when it began */
    Fate end(List<String> key) throws SQLException {
        return order.source().database().dialect() == Dialect.POSTGRESQL
                ? endPostgres(key)
                : endMysql(Long.parseLong(key.getFirst()));
    }

    /** After another process died about to tell it. Of a query nobody can know whether it is still the same one. */
    Fate endAgain(List<String> key) throws SQLException {
        if (signal.ends() == Deed.Ends.QUERY) {
            return Fate.ENDED_OR_GONE;
        }
        var fate = end(key);
        return fate == Fate.GONE ? Fate.ENDED_OR_GONE : fate;
    }

    /** Whether it is still a victim is asked in the statement that ends it. */
    private Fate endPostgres(List<String> key) throws SQLException {
        var function = signal.ends() == Deed.Ends.CONNECTION ? "pg_terminate_backend" : "pg_cancel_backend";
        var sql = "SELECT " + function + "(v.pid) FROM (" + signal.victims().jdbc()
                + ") AS v WHERE v.pid = ?::int AND v.backend_start = ?::timestamptz";
        try (var end = connection.prepareStatement(sql);
                var there = connection.prepareStatement(
                        "SELECT 1 FROM pg_stat_activity WHERE pid = ?::int AND backend_start = ?::timestamptz")) {
            int next = new Binding(Dialect.POSTGRESQL, order.values())
                    .bind(end, signal.victims().parameters());
            end.setString(next, key.get(0));
            end.setString(next + 1, key.get(1));
            var answer = Rowset.of(end, 1);
            if (!answer.isEmpty()) {
                return "t".equals(answer.getFirst().getFirst()) ? Fate.ENDED : Fate.GONE;
            }
            there.setString(1, key.get(0));
            there.setString(2, key.get(1));
            return Rowset.of(there, 1).isEmpty() ? Fate.GONE : Fate.NOT_THE_SAME;
        }
    }

    /** Numbers of sessions are never used again while the server runs. */
    private Fate endMysql(long id) throws SQLException {
        var sql = "SELECT v.id FROM (" + signal.victims().jdbc() + ") AS v WHERE v.id = ?";
        try (var victim = connection.prepareStatement(sql);
                var there = connection.prepareStatement("SELECT 1 FROM information_schema.processlist WHERE id = ?");
                var kill = connection.createStatement()) {
            int next = new Binding(Dialect.MYSQL, order.values())
                    .bind(victim, signal.victims().parameters());
            victim.setLong(next, id);
            if (Rowset.of(victim, 1).isEmpty()) {
                there.setLong(1, id);
                return Rowset.of(there, 1).isEmpty() ? Fate.GONE : Fate.NOT_THE_SAME;
            }
            kill.execute("KILL " + (signal.ends() == Deed.Ends.CONNECTION ? "CONNECTION " : "QUERY ") + id);
            return Fate.ENDED;
        } catch (SQLException refused) {
            if (refused.getErrorCode() == NO_SUCH_SESSION) {
                return Fate.GONE;
            }
            throw refused;
        }
    }
}
