package dev.capstan.sql.fix;

import dev.capstan.sql.fix.Fates.Fate;
import dev.capstan.sql.gate.Dialect;
import dev.capstan.step.Look;
import dev.capstan.step.Preview;
import dev.capstan.step.StepOutcome;
import dev.capstan.step.StepWatcher;
import dev.capstan.step.StepWatcher.Wish;
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

    private final Once once;

    SignalWork(Once once) {
        this.once = once;
    }

    Look look(FixOrder order) throws SQLException, Declining {
        var signal = (Deed.Signal) order.deed();
        try (var connection = once.door().open(order.source(), LOOKING)) {
            var victims = victims(connection, order, signal);
            if (victims.keys().isEmpty()) {
                throw SignalWords.nobody();
            }
            if (victims.keys().size() > signal.atMost()) {
                throw SignalWords.tooManySessions(signal.atMost());
            }
            int shown = Math.min(SHOWN, victims.rows().size());
            return new Look.Seen(new Preview(
                    List.of(SignalWords.wouldEnd(victims.keys().size(), signal.ends())),
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

    /** Before a session is told it is recorded that it will be, so that whoever comes after a crash claims nothing false. */
    StepOutcome run(FixOrder order, Pins approved, FixRuns.Key key, int attempt, StepWatcher watcher)
            throws SQLException, Declining {
        var signal = (Deed.Signal) order.deed();
        var source = order.source();
        var taken = once.take(key, source, order.fix());
        var fates = Fates.read(taken.witness());
        if (taken.state() == FixRuns.State.COMMITTED) {
            return outcome(signal, fates);
        }
        long told = 0;
        try (var connection = once.door().open(source, LOOKING)) {
            var sessions = new Sessions(connection, order, signal);
            for (var session : approved.keys()) {
                if (fates.isSettled(session)) {
                    continue;
                }
                var wish = watcher.wish();
                if (wish != Wish.GO_ON) {
                    once.runs().signalling(key, taken.holder(), attempt, fates.written());
                    return wish == Wish.STOP ? new StepOutcome.Stopped() : new StepOutcome.LetGo();
                }
                boolean again = fates.wasAboutToBeTold(session);
                fates.put(session, Fate.ABOUT_TO_BE_TOLD);
                if (!once.runs().signalling(key, taken.holder(), attempt, fates.written())) {
                    return new StepOutcome.LetGo();
                }
                fates.put(session, again ? sessions.endAgain(session) : sessions.end(session));
                var lines = fates.lines();
                watcher.output(told, lines.substring((int) told));
                told = lines.length();
            }
        } catch (SQLException failure) {
            throw SignalWords.brokenOff(SqlTrouble.of(failure, source), fates, signal.ends());
        }
        if (!once.runs().signalling(key, taken.holder(), attempt, fates.written())) {
            return new StepOutcome.LetGo();
        }
        if (fates.of(Fate.ENDED).isEmpty() && fates.of(Fate.ENDED_OR_GONE).isEmpty()) {
            once.runs().rolledBack(key);
            throw SignalWords.noneTheSame(fates.of(Fate.GONE), fates.of(Fate.NOT_THE_SAME));
        }
        once.runs().committed(key, once.clock().instant());
        return outcome(signal, fates);
    }

    private static StepOutcome outcome(Deed.Signal signal, Fates fates) {
        return new StepOutcome.Succeeded(SignalWords.ended(fates, signal.ends()));
    }
}
