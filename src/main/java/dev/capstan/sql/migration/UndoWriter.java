package dev.capstan.sql.migration;

import dev.capstan.sql.Database;
import dev.capstan.sql.fix.WriteDoor;
import dev.capstan.sql.gate.Dialect;
import dev.capstan.sql.migration.Places.Declined;
import dev.capstan.sql.migration.Places.Place;
import dev.capstan.sql.migration.UndoCall.Order;
import dev.capstan.step.StepOutcome;
import dev.capstan.step.StepWatcher;
import dev.capstan.step.Told;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;

/**
 * Takes a migration back in one transaction with its line of the history. That line is also the witness: where the
 * answer to the commit is lost, it tells how the commit went.
 */
final class UndoWriter {
    private static final Duration LOCKS = Duration.ofSeconds(5);

    private final WriteDoor door;

    UndoWriter(WriteDoor door) {
        this.door = door;
    }

    StepOutcome undo(Place place, Order order, Duration within, StepWatcher watcher) {
        var work = new Work(place, order, within, watcher);
        try (var connection = door.open(place.source(), within)) {
            return work.done(connection);
        } catch (SQLException trouble) {
            return work.committing ? settled(work) : failed(trouble, work);
        }
    }

    private StepOutcome settled(Work work) {
        try (var connection = door.open(work.place.source(), work.within)) {
            return work.isThere(connection)
                    ? new StepOutcome.Failed(new Declined(
                                    new Told(
                                            "The connection broke at the commit, and nothing was undone.",
                                            "提交时连接中断，没有撤销任何内容。"),
                                    new Told("Ask again.", "请重新发起。"))
                            .reason())
                    : work.undone();
        } catch (SQLException stillBroken) {
            return new StepOutcome.Unknown();
        }
    }

    private static StepOutcome failed(SQLException trouble, Work work) {
        var at = work.begun == 0
                ? new Told("Nothing was undone: ", "没有撤销任何内容：")
                : new Told("Statement " + work.begun + " failed: ", "第 " + work.begun + " 条语句失败：");
        boolean kept = work.dialect() == Dialect.MYSQL && work.begun > 1;
        var next = kept
                ? new Told(
                        "MySQL commits at every change of the schema: look which of the statements before it took effect.",
                        "MySQL 在每次结构变更时隐式提交：请检查此前哪些语句已生效。")
                : new Told("The transaction was rolled back, everything is as it was.", "事务已回滚，一切保持原样。");
        var state = String.valueOf(trouble.getSQLState());
        var said = String.valueOf(trouble.getMessage()).lines().findFirst().orElse("");
        var why = state + " " + work.database().discreet(state, said, "");
        return new StepOutcome.Failed(new Declined(new Told(at.english() + why, at.chinese() + why), next).reason());
    }

    private static final class Work {
        private final Place place;
        private final Order order;
        private final Duration within;
        private final StepWatcher watcher;
        private int begun;
        private boolean committing;
        private long told;

        Work(Place place, Order order, Duration within, StepWatcher watcher) {
            this.place = place;
            this.order = order;
            this.within = within;
            this.watcher = watcher;
        }

        Database database() {
            return place.migrations().database(place.service());
        }

        Dialect dialect() {
            return database().dialect();
        }

        StepOutcome done(Connection connection) throws SQLException {
            connection.setAutoCommit(false);
            patience(connection);
            if (!isThere(connection)) {
                return undone();
            }
            for (var statement : order.statements()) {
                begun++;
                tell(statement);
                execute(connection, statement);
            }
            begun++;
            correct(connection);
            committing = true;
            connection.commit();
            return undone();
        }

        StepOutcome undone() {
            return new StepOutcome.Succeeded(new Told(order.migration() + " is undone", order.migration() + " 已撤销"));
        }

        private void patience(Connection connection) throws SQLException {
            switch (dialect()) {
                case POSTGRESQL -> {
                    execute(connection, "SET LOCAL lock_timeout = " + LOCKS.toMillis());
                    execute(connection, "SET LOCAL statement_timeout = " + within.toMillis());
                }
                case MYSQL -> {
                    execute(connection, "SET SESSION lock_wait_timeout = " + LOCKS.toSeconds());
                    execute(connection, "SET SESSION innodb_lock_wait_timeout = " + LOCKS.toSeconds());
                }
            }
        }

        /** Whoever else undoes it waits here until this transaction has ended. */
        boolean isThere(Connection connection) throws SQLException {
            var books = place.migrations().tool().books();
            var sql = books.stillThere(table()) + " FOR UPDATE";
            try (var statement = keyed(connection, sql);
                    var rows = statement.executeQuery()) {
                return rows.next();
            }
        }

        private void correct(Connection connection) throws SQLException {
            var sql = place.migrations().tool().books().correction(dialect(), table());
            tell(sql);
            try (var statement = keyed(connection, sql)) {
                int lines = statement.executeUpdate();
                if (lines != 1) {
                    throw new SQLException(lines + " lines of the history would change instead of one", "21000");
                }
            }
        }

        private String table() {
            return place.migrations().table(dialect());
        }

        /** Keys are numbers with two of the tools, and PostgreSQL compares a number with no text. */
        private PreparedStatement keyed(Connection connection, String sql) throws SQLException {
            var statement = connection.prepareStatement(sql.replace(":key", "?"));
            if (order.key().matches("[0-9]{1,18}")) {
                statement.setLong(1, Long.parseLong(order.key()));
            } else {
                statement.setString(1, order.key());
            }
            return statement;
        }

        private static void execute(Connection connection, String sql) throws SQLException {
            try (var statement = connection.createStatement()) {
                statement.setEscapeProcessing(false);
                statement.execute(sql);
            }
        }

        private void tell(String statement) {
            var line = statement.lines().findFirst().orElse("") + "\n";
            watcher.output(told, line);
            told += line.getBytes(StandardCharsets.UTF_8).length;
            watcher.outputToldUpTo(told);
        }
    }
}
