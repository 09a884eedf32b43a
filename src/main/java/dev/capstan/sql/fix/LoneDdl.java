package dev.capstan.sql.fix;

import dev.capstan.sql.gate.Dialect;
import dev.capstan.sql.gate.SchemaChange.Lock;
import dev.capstan.step.StepOutcome;
import dev.capstan.step.StepWatcher;
import dev.capstan.step.StepWatcher.Wish;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A statement that no transaction holds. That it was begun is recorded first; whoever comes after a crash looks at what it
 * left behind, waits for what is still at work, clears away what is broken, and never guesses.
 */
final class LoneDdl {
    private static final Logger LOG = LoggerFactory.getLogger(LoneDdl.class);
    private static final String BEGUN = "begun";
    private static final Duration LOOKING = Duration.ofSeconds(15);
    private static final Set<String> REPEATABLE = Set.of(
            "VACUUM",
            "ANALYZE TABLE",
            "REINDEX INDEX CONCURRENTLY",
            "REINDEX TABLE CONCURRENTLY",
            "SET GLOBAL",
            "ALTER SYSTEM");

    private final Once once;

    LoneDdl(Once once) {
        this.once = once;
    }

    StepOutcome run(FixOrder order, Deed.Ddl ddl, FixRuns.Key key, int attempt, StepWatcher watcher)
            throws SQLException, Declining {
        var source = order.source();
        var taken = once.take(key, source, order.fix());
        if (taken.state() == FixRuns.State.COMMITTED) {
            return done(ddl);
        }
        boolean begun = taken.state() == FixRuns.State.COMMITTING;
        try (var connection = once.door().open(source, LOOKING)) {
            var index = settled(connection, order, watcher);
            if (!begun) {
                DdlWork.refuseIfThere(connection, order, index, ddl);
            } else if (index.state() == Index.State.VALID || DdlWork.isDone(connection, order, ddl.done())) {
                once.runs().committed(key, once.clock().instant());
                return done(ddl);
            }
            if (watcher.wish() == Wish.LET_GO) {
                return new StepOutcome.LetGo();
            }
            boolean knowable = index.name().isPresent()
                    || ddl.done().isPresent()
                    || REPEATABLE.contains(ddl.change().kind());
            if (begun && !knowable && attempt <= taken.attempt()) {
                return new StepOutcome.Unknown();
            }
            if (index.state() == Index.State.INVALID) {
                index.drop(connection);
            }
        }
        if (watcher.wish() == Wish.STOP) {
            return new StepOutcome.Stopped();
        }
        if (begun) {
            once.runs().rolledBack(key);
        }
        if (!once.runs()
                .committing(
                        key,
                        taken.holder(),
                        attempt,
                        BEGUN,
                        DdlWork.noRows(),
                        once.clock().instant())) {
            return new StepOutcome.LetGo();
        }
        return execute(order, ddl, key, attempt, watcher);
    }

    /** The index, once nobody is building it any more: an earlier process may have left its statement at work. */
    private static Index settled(Connection connection, FixOrder order, StepWatcher watcher) throws SQLException {
        var index = Index.of(connection, order);
        while (index.state() == Index.State.INVALID
                && index.progress(connection).isPresent()
                && watcher.wish() == Wish.GO_ON
                && Pause.taken()) {
            index = Index.of(connection, order);
        }
        return index;
    }

    private StepOutcome execute(FixOrder order, Deed.Ddl ddl, FixRuns.Key key, int attempt, StepWatcher watcher)
            throws SQLException, Declining {
        boolean stopped = false;
        try (var connection = once.door().open(order.source(), order.timeout());
                var looking = once.door().open(order.source(), LOOKING);
                var statement = connection.createStatement()) {
            prepare(statement, order, ddl);
            var working = new FutureTask<>(() -> statement.execute(ddl.change().sql()));
            Thread.ofVirtual().name("ddl of " + key).start(working);
            var progress = new Progress(looking, Index.of(looking, order), watcher);
            while (!working.isDone()) {
                var wish = watcher.wish();
                if (wish == Wish.LET_GO || !Pause.taken()) {
                    // it goes on at the server, and whoever comes next finds it there
                    connection.abort(Runnable::run);
                    return new StepOutcome.LetGo();
                }
                if (wish == Wish.STOP && !stopped) {
                    stopped = true;
                    statement.cancel();
                }
                progress.tell();
            }
            working.get();
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
            return new StepOutcome.LetGo();
        } catch (ExecutionException failure) {
            return failed((SQLException) failure.getCause(), stopped, order, ddl, key, attempt, watcher);
        }
        once.runs().committed(key, once.clock().instant());
        return done(ddl);
    }

    private static void prepare(Statement statement, FixOrder order, Deed.Ddl ddl) throws SQLException {
        if (order.source().database().dialect() == Dialect.MYSQL) {
            long wait = Math.max(1, ddl.lockTimeout().toSeconds());
            statement.execute("SET SESSION lock_wait_timeout = " + wait + ", innodb_lock_wait_timeout = " + wait);
            return;
        }
        statement.execute("SET statement_timeout = " + order.timeout().toMillis());
        // what runs concurrently holds up nobody, and has to wait until older transactions have ended
        statement.execute("SET lock_timeout = "
                + (ddl.change().lock() == Lock.SHARE_UPDATE_EXCLUSIVE
                        ? 0
                        : ddl.lockTimeout().toMillis()));
    }

    private StepOutcome failed(
            SQLException failure,
            boolean stopped,
            FixOrder order,
            Deed.Ddl ddl,
            FixRuns.Key key,
            int attempt,
            StepWatcher watcher)
            throws Declining {
        var trouble = SqlTrouble.of(failure, order.source());
        try {
            if (SqlTrouble.isLost(failure)) {
                return run(order, ddl, key, attempt, watcher);
            }
            try (var connection = once.door().open(order.source(), LOOKING)) {
                var index = settled(connection, order, watcher);
                once.runs().rolledBack(key);
                if (index.state() == Index.State.INVALID) {
                    index.drop(connection);
                    trouble = SchemaWords.cleanedUp(trouble, index.name().orElseThrow());
                }
            }
        } catch (SQLException away) {
            LOG.warn("What {} left behind can't be looked at: {}", key, away.getSQLState());
            return new StepOutcome.Unknown();
        }
        if (stopped) {
            return new StepOutcome.Stopped();
        }
        throw trouble;
    }

    private static StepOutcome done(Deed.Ddl ddl) {
        return new StepOutcome.Succeeded(SchemaWords.schemaChanged(ddl.change().kind()));
    }

    /** Tells how far a build has come, when that changes. */
    private static final class Progress {
        private final Connection looking;
        private final Index index;
        private final StepWatcher watcher;
        private String last = "";
        private long told;

        Progress(Connection looking, Index index, StepWatcher watcher) {
            this.looking = looking;
            this.index = index;
            this.watcher = watcher;
        }

        void tell() throws SQLException {
            if (index.name().isEmpty()) {
                return;
            }
            var now = index.progress(looking).orElse(last);
            if (!now.equals(last)) {
                last = now;
                watcher.output(told, now + "\n");
                told += now.length() + 1;
            }
        }
    }
}
