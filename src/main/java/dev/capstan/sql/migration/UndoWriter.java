package dev.capstan.sql.migration;

import dev.capstan.sql.fix.WriteDoor;
import dev.capstan.sql.gate.Dialect;
import dev.capstan.sql.migration.Places.Declined;
import dev.capstan.step.StepOutcome;
import dev.capstan.step.StepWatcher;
import dev.capstan.step.Told;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Takes migrations back, each with its line of the history: all in one transaction, or where the database can't, each
 * in as much of one as it grants. The line is also the witness: where the answer to a commit is lost, it tells how the
 * commit went.
 */
final class UndoWriter {
    private static final Duration LOCKS = Duration.ofSeconds(5);

    private final WriteDoor door;

    UndoWriter(WriteDoor door) {
        this.door = door;
    }

    StepOutcome undo(Place place, UndoOrder order, Duration within, StepWatcher watcher) {
        var work = new Work(place, order, within, watcher);
        try (var connection = door.open(place.source(), within)) {
            return work.done(connection);
        } catch (SQLException trouble) {
            return work.committing ? settled(work, trouble) : work.failed(trouble);
        }
    }

    private StepOutcome settled(Work work, SQLException trouble) {
        try (var connection = door.open(work.place.source(), work.within)) {
            if (work.isThere(connection, work.part)) {
                return work.failed(trouble);
            }
            return work.part.equals(work.order.parts().getLast()) ? work.undone() : work.interrupted();
        } catch (SQLException stillBroken) {
            return new StepOutcome.Unknown();
        }
    }

    private static final class Work {
        private final Place place;
        private final UndoOrder order;
        private final Duration within;
        private final StepWatcher watcher;
        private UndoOrder.Part part;
        private int done;
        private boolean begun;
        private boolean committing;
        private long told;

        Work(Place place, UndoOrder order, Duration within, StepWatcher watcher) {
            this.place = place;
            this.order = order;
            this.within = within;
            this.watcher = watcher;
            this.part = order.parts().getFirst();
        }

        StepOutcome done(Connection connection) throws SQLException {
            connection.setAutoCommit(false);
            patience(connection);
            var left = left(connection);
            if (!order.parts()
                    .subList(order.parts().size() - left.size(), order.parts().size())
                    .equals(left)) {
                return declined(
                        new Told("The history is no longer as it was agreed on.", "迁移历史与批准时不同。"),
                        new Told("Nothing was undone. Ask again.", "没有撤销任何内容。请重新发起。"));
            }
            for (var next : left) {
                part = next;
                done = 0;
                begun = true;
                for (var statement : part.statements()) {
                    tell(statement);
                    execute(connection, statement);
                    done++;
                }
                correct(connection);
                if (isInParts()) {
                    commit(connection);
                }
            }
            commit(connection);
            return undone();
        }

        /** Those that the history still holds; whoever else undoes them waits here until this transaction has ended. */
        private List<UndoOrder.Part> left(Connection connection) throws SQLException {
            var left = new ArrayList<UndoOrder.Part>();
            for (var each : order.parts()) {
                if (isThere(connection, each)) {
                    left.add(each);
                }
            }
            return left;
        }

        /** Where changes of the schema can't be rolled back, what is undone is at least true in the history. */
        private boolean isInParts() {
            return place.dialect() == Dialect.MYSQL;
        }

        private void commit(Connection connection) throws SQLException {
            committing = true;
            connection.commit();
            committing = false;
        }

        StepOutcome undone() {
            var names = String.join(
                    ", ", order.parts().stream().map(UndoOrder.Part::migration).toList());
            return new StepOutcome.Succeeded(
                    order.parts().size() == 1
                            ? new Told(names + " is undone", names + " 已撤销")
                            : new Told(names + " are undone", names + " 已撤销"));
        }

        StepOutcome interrupted() {
            return declined(
                    new Told(
                            part.migration() + " is undone, then the connection broke.",
                            part.migration() + " 已撤销，随后连接中断。"),
                    new Told("Ask again for the rest.", "请重新发起以撤销其余部分。"));
        }

        StepOutcome failed(SQLException trouble) {
            var state = String.valueOf(trouble.getSQLState());
            var said = String.valueOf(trouble.getMessage()).lines().findFirst().orElse("");
            var why = state + " " + place.source().database().discreet(state, said, "");
            if (!begun) {
                return declined(
                        new Told("Nothing was undone: " + why, "没有撤销任何内容：" + why),
                        new Told("Everything is as it was.", "一切保持原样。"));
            }
            var where = committing
                    ? new Told("The connection broke at the commit: ", "提交时连接中断：")
                    : done == part.statements().size()
                            ? new Told("Correcting the history failed: ", "更正迁移历史失败：")
                            : new Told("Statement " + (done + 1) + " failed: ", "第 " + (done + 1) + " 条语句失败：");
            var of = order.parts().size() > 1 ? part.migration() + ": " : "";
            return declined(
                    new Told(of + where.english() + why, of + where.chinese() + why),
                    isInParts() ? staying(trouble) : rolledBack());
        }

        private static Told rolledBack() {
            return new Told("The transaction was rolled back, everything is as it was.", "事务已回滚，一切保持原样。");
        }

        private Told staying(SQLException trouble) {
            int staying = ImplicitCommits.staying(part.statements(), done, trouble);
            int undone = order.parts().indexOf(part);
            var before = String.join(
                    ", ",
                    order.parts().subList(0, undone).stream()
                            .map(UndoOrder.Part::migration)
                            .toList());
            var english = undone == 0 ? "" : before + " stays undone. ";
            var chinese = undone == 0 ? "" : before + " 已撤销，不会恢复。";
            if (staying == 0) {
                return undone == 0
                        ? rolledBack()
                        : new Told(
                                english + part.migration() + " is as it was.", chinese + part.migration() + " 保持原样。");
            }
            var statements = staying == 1
                    ? new Told("statement 1 took effect and stays", "第 1 条语句已生效且不会撤回")
                    : new Told(
                            "statements 1 to " + staying + " took effect and stay",
                            "第 1 至 " + staying + " 条语句已生效且不会撤回");
            return new Told(
                    english + "MySQL commits at every change of the schema: " + statements.english()
                            + ", while the history still says that " + part.migration()
                            + " is applied. Finish it by hand, or put it back, before it is undone or run again.",
                    chinese + "MySQL 在每次结构变更时隐式提交：" + statements.chinese() + "，而迁移历史仍显示 " + part.migration()
                            + " 已执行。请先人工完成或恢复，再撤销或执行。");
        }

        private static StepOutcome declined(Told what, Told next) {
            return new StepOutcome.Failed(new Declined(what, next).reason());
        }

        private void patience(Connection connection) throws SQLException {
            switch (place.dialect()) {
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

        boolean isThere(Connection connection, UndoOrder.Part which) throws SQLException {
            var books = place.migrations().tool().books();
            var sql = books.stillThere(place.table()) + " FOR UPDATE";
            try (var statement = keyed(connection, sql, which);
                    var rows = statement.executeQuery()) {
                return rows.next();
            }
        }

        private void correct(Connection connection) throws SQLException {
            var sql = place.migrations().tool().books().correction(place.dialect(), place.table());
            tell(sql);
            try (var statement = keyed(connection, sql, part)) {
                int lines = statement.executeUpdate();
                if (lines != 1) {
                    throw new SQLException(lines + " lines of the history would change instead of one", "21000");
                }
            }
        }

        /** Keys are numbers with two of the tools, and PostgreSQL compares a number with no text. */
        private static PreparedStatement keyed(Connection connection, String sql, UndoOrder.Part which)
                throws SQLException {
            var statement = connection.prepareStatement(sql.replace(":key", "?"));
            if (which.key().matches("[0-9]{1,18}")) {
                statement.setLong(1, Long.parseLong(which.key()));
            } else {
                statement.setString(1, which.key());
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
