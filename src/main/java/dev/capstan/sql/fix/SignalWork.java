package dev.capstan.sql.fix;

import dev.capstan.sql.gate.Dialect;
import dev.capstan.step.Look;
import dev.capstan.step.Preview;
import dev.capstan.step.StepOutcome;
import dev.capstan.step.StepWatcher;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Ends sessions: those that were approved and are still the same and in the same state, one by one. */
final class SignalWork {
    private static final Duration LOOKING = Duration.ofSeconds(15);
    private static final int SHOWN = 10;
    private static final int NO_SUCH_SESSION = 1094;

    private final WriteDoor door;

    SignalWork(WriteDoor door) {
        this.door = door;
    }

    Look look(FixOrder order) throws SQLException, Declining {
        var signal = (Deed.Signal) order.deed();
        try (var connection = door.open(order.source(), LOOKING)) {
            var victims = victims(connection, order, signal);
            if (victims.keys().isEmpty()) {
                throw FixWords.nobody();
            }
            if (victims.keys().size() > signal.atMost()) {
                throw FixWords.tooManySessions(signal.atMost());
            }
            int shown = Math.min(SHOWN, victims.rows().size());
            return new Look.Seen(new Preview(
                    List.of(FixWords.wouldEnd(victims.keys().size(), signal.ends())),
                    victims.columns(),
                    victims.rows().subList(0, shown),
                    victims.rows().size() - shown,
                    new Pins(victims.keys()).written()));
        }
    }

    private record Victims(List<String> columns, List<List<String>> rows, List<List<String>> keys) {}

    /** Sessions of Capstan itself are never among them. */
    private static Victims victims(Connection connection, FixOrder order, Deed.Signal signal) throws SQLException {
        var dialect = order.source().database().dialect();
        var sql = dialect == Dialect.POSTGRESQL
                ? "SELECT v.pid::text, v.backend_start::text, v.* FROM ("
                        + signal.victims().jdbc() + ") AS v"
                        + " WHERE v.pid NOT IN (SELECT pid FROM pg_stat_activity WHERE application_name LIKE 'capstan%')"
                : "SELECT v.id, v.* FROM (" + signal.victims().jdbc() + ") AS v WHERE v.id <> connection_id()";
        int identity = dialect == Dialect.POSTGRESQL ? 2 : 1;
        try (var select = connection.prepareStatement(sql)) {
            new Binding(dialect, order.values()).bind(select, signal.victims().parameters());
            var columns = new ArrayList<String>();
            var metadata = select.getMetaData();
            for (int i = identity + 1; metadata != null && i <= metadata.getColumnCount(); i++) {
                columns.add(metadata.getColumnLabel(i));
            }
            var found = Rowset.of(select, signal.atMost());
            var veil = Veil.over(signal.victims(), order.source().database());
            return new Victims(
                    columns,
                    found.stream()
                            .map(row -> IntStream.range(0, columns.size())
                                    .mapToObj(at -> veil.cell(columns.get(at), row.get(identity + at)))
                                    .toList())
                            .toList(),
                    found.stream()
                            .map(row -> List.copyOf(row.subList(0, identity)))
                            .toList());
        }
    }

    /** What became of one. */
    enum Fate {
        ENDED,
        GONE,
        /** It is there, but does something else now. */
        NOT_THE_SAME
    }

    StepOutcome run(FixOrder order, Pins approved, StepWatcher watcher) throws SQLException, Declining {
        var signal = (Deed.Signal) order.deed();
        var ended = new ArrayList<String>();
        var gone = new ArrayList<String>();
        var others = new ArrayList<String>();
        try (var connection = door.open(order.source(), LOOKING)) {
            long told = 0;
            for (var key : approved.keys()) {
                switch (watcher.wish()) {
                    case GO_ON -> {}
                    case STOP -> {
                        return new StepOutcome.Stopped();
                    }
                    case LET_GO -> {
                        return new StepOutcome.LetGo();
                    }
                }
                var fate = end(connection, order, signal, key);
                switch (fate) {
                    case ENDED -> ended.add(key.getFirst());
                    case GONE -> gone.add(key.getFirst());
                    case NOT_THE_SAME -> others.add(key.getFirst());
                }
                var line = String.join(" ", key) + " "
                        + fate.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ') + "\n";
                watcher.output(told, line);
                told += line.length();
            }
        }
        if (ended.isEmpty()) {
            throw FixWords.noneTheSame(gone, others);
        }
        return new StepOutcome.Succeeded(FixWords.ended(ended, gone, others));
    }

    private static Fate end(Connection connection, FixOrder order, Deed.Signal signal, List<String> key)
            throws SQLException {
        return order.source().database().dialect() == Dialect.POSTGRESQL
                ? endPostgres(connection, order, signal, key)
                : endMysql(connection, order, signal, Long.parseLong(key.getFirst()));
    }

    /** Whether it is still a victim is asked in the statement that ends it. */
    private static Fate endPostgres(Connection connection, FixOrder order, Deed.Signal signal, List<String> key)
            throws SQLException {
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
    private static Fate endMysql(Connection connection, FixOrder order, Deed.Signal signal, long id)
            throws SQLException {
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
