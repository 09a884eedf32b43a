package dev.capstan.sql.fix;

import dev.capstan.sql.gate.Dialect;
import dev.capstan.sql.gate.SchemaChange.Lock;
import dev.capstan.sql.gate.Verdict;
import dev.capstan.step.Look;
import dev.capstan.step.Preview;
import dev.capstan.step.StepOutcome;
import dev.capstan.step.StepWatcher;
import dev.capstan.step.Told;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Changes the schema: in a transaction where the server allows it, else alone. */
final class DdlWork {
    private static final Duration LOOKING = Duration.ofSeconds(15);
    private static final Image NO_ROWS = new Image("DDL", "", List.of(), List.of(), List.of(), List.of());

    private final Once once;
    private final LoneDdl alone;

    DdlWork(Once once) {
        this.once = once;
        this.alone = new LoneDdl(once);
    }

    Look look(FixOrder order) throws SQLException, Declining {
        var ddl = (Deed.Ddl) order.deed();
        try (var connection = once.door().open(order.source(), LOOKING)) {
            refuseIfThere(connection, order, Index.of(connection, order), ddl);
        }
        var change = ddl.change();
        var lines = new ArrayList<Told>();
        lines.add(SchemaWords.wouldRun(change));
        lines.add(SchemaWords.lock(change.lock()));
        if (change.index().isPresent() && change.alone()) {
            lines.add(SchemaWords.runsAlone());
        } else if (change.lock() != Lock.NONE) {
            lines.add(SchemaWords.waits(Math.max(1, ddl.lockTimeout().toSeconds())));
        }
        lines.add(SchemaWords.undoneBy(ddl.undo().map(undo -> undo.sql())));
        return new Look.Seen(new Preview(lines, List.of(), List.of(), 0, new Pins(List.of()).written()));
    }

    /** What is there, be it by somebody else, is not made again. */
    static void refuseIfThere(Connection connection, FixOrder order, Index index, Deed.Ddl ddl)
            throws SQLException, Declining {
        if (isDone(connection, order, ddl.done())) {
            throw SchemaWords.doneAlready();
        }
        if (index.state() == Index.State.VALID) {
            throw SchemaWords.thereAlready(index.definition(connection));
        }
    }

    /** Whether the fix's own question says so. */
    static boolean isDone(Connection connection, FixOrder order, Optional<Verdict.Admitted> done) throws SQLException {
        if (done.isEmpty()) {
            return false;
        }
        try (var select = connection.prepareStatement(done.get().jdbc())) {
            return !Rowset.of(select, 1).isEmpty();
        }
    }

    StepOutcome run(FixOrder order, FixRuns.Key key, int attempt, StepWatcher watcher) throws SQLException, Declining {
        var ddl = (Deed.Ddl) order.deed();
        if (ddl.change().alone() || order.source().database().dialect() == Dialect.MYSQL) {
            return alone.run(order, ddl, key, attempt, watcher);
        }
        Once.Body body = (connection, tongue) -> {
            if (isDone(connection, order, ddl.done())) {
                throw SchemaWords.doneAlready();
            }
            try (var statement = connection.createStatement()) {
                statement.execute(ddl.change().sql());
            }
            return NO_ROWS;
        };
        var change = new Once.Change(
                order.fix(),
                order.source(),
                order.timeout(),
                ddl.lockTimeout(),
                Optional.empty(),
                body,
                any -> SchemaWords.schemaChanged(ddl.change().kind()));
        return once.run(change, key, attempt, watcher::wish);
    }

    /** What is recorded where there are no rows. */
    static Image noRows() {
        return NO_ROWS;
    }
}
