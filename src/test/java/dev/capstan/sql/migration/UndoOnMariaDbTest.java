package dev.capstan.sql.migration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.capstan.sql.MariaDbServer;
import dev.capstan.step.FailureReason;
import dev.capstan.step.HostAddress;
import dev.capstan.step.Look;
import dev.capstan.step.Preview;
import dev.capstan.step.RecordingWatcher;
import dev.capstan.step.StepAttempt;
import dev.capstan.step.StepCall;
import dev.capstan.step.StepOutcome;
import dev.capstan.step.StepSpec;
import dev.capstan.step.StepWork;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where a change of the schema can't be rolled back, what stays is told, and the history says what is true. */
class UndoOnMariaDbTest {
    private static final StepSpec.Call CALL = new StepSpec.Call(MigrationCalls.UNDO, Map.of());

    @TempDir
    Path folder;

    private final MariaDbServer.Schema schema = MariaDbServer.fresh();
    private Ground ground;
    private StepCall undo;

    @BeforeEach
    void three_migrations_are_applied() {
        ground = new Ground(
                folder,
                "mariadb",
                schema::open,
                """
                tool: prisma
                run: npx prisma migrate deploy
                may: { production: engineers }
                undo:
                  may: { production: engineers }
                  without-backup: dbas
                  migrations:
                    20260101_init: DROP TABLE orders
                    20260102_note: { file: undo/note.sql }
                    20260103_rows: DELETE FROM orders WHERE id = 3
                """);
        undo = MigrationCalls.all(
                        () -> ground.catalogue, ground.history, (source, patience) -> schema.open(), BackupFirst.NOBODY)
                .get(MigrationCalls.UNDO);
        ground.execute(
                "CREATE TABLE orders (id int PRIMARY KEY, note text, extra text)",
                "INSERT INTO orders VALUES (1, NULL, NULL), (3, NULL, NULL)",
                """
                CREATE TABLE _prisma_migrations (
                    id VARCHAR(36) PRIMARY KEY NOT NULL, checksum VARCHAR(64) NOT NULL, finished_at DATETIME(3),
                    migration_name VARCHAR(255) NOT NULL, logs TEXT, rolled_back_at DATETIME(3),
                    started_at DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
                    applied_steps_count INTEGER UNSIGNED NOT NULL DEFAULT 0)
                """);
        int second = 0;
        for (var name : List.of("20260101_init", "20260102_note", "20260103_rows")) {
            second++;
            ground.write("prisma/migrations/" + name + "/migration.sql", "SELECT 1;\n");
            ground.execute("INSERT INTO _prisma_migrations VALUES ('" + second + "', '"
                    + Digests.sha256("SELECT 1;\n") + "', '2026-01-01 00:00:0" + second + "', '" + name
                    + "', NULL, NULL, '2026-01-01 00:00:0" + second + "', 1)");
        }
    }

    private Preview seen(String migration) {
        return assertInstanceOf(Look.Seen.class, undo.look(CALL, values(migration)))
                .preview();
    }

    private static Map<String, String> values(String migration) {
        return Map.of("service", "shop", "environment", "production", "migration", migration);
    }

    private StepOutcome runs(Preview preview) {
        var values = new HashMap<>(values("latest"));
        values.put(Preview.PINNED, preview.pinned());
        var work = new StepWork(
                new StepAttempt("op-AAAAAA", 1, 1),
                new HostAddress.Local(),
                CALL,
                Optional.empty(),
                Optional.empty(),
                values,
                Map.of(),
                Duration.ofSeconds(20));
        return undo.run(CALL, work, new RecordingWatcher());
    }

    private FailureReason.Declined fails(Preview preview) {
        var failed = assertInstanceOf(StepOutcome.Failed.class, runs(preview));
        return assertInstanceOf(FailureReason.Declined.class, failed.reason());
    }

    private static void assertSays(String words, FailureReason.Declined reason) {
        var said = reason.what().english() + " " + reason.next().english();
        assertTrue(said.contains(words), said);
    }

    private List<String> columns() {
        try (var connection = schema.open();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(
                        "SELECT column_name FROM information_schema.columns WHERE table_schema = DATABASE()"
                                + " AND table_name = 'orders' ORDER BY ordinal_position")) {
            var columns = new ArrayList<String>();
            while (rows.next()) {
                columns.add(rows.getString(1));
            }
            return columns;
        } catch (SQLException failure) {
            throw new AssertionError(failure);
        }
    }

    @Test
    void rows_alone_are_one_transaction_and_said_to_be_one() {
        var preview = seen("latest");
        assertTrue(preview.lines().toString().contains("One transaction"), preview.toString());
        assertInstanceOf(StepOutcome.Succeeded.class, runs(preview));
        assertEquals(
                List.of("20260101_init APPLIED", "20260102_note APPLIED", "20260103_rows PENDING"), ground.standing());
        ground.execute("INSERT INTO orders (id) VALUES (3)");
    }

    @Test
    void changes_of_the_schema_are_said_to_be_no_transaction_and_are_undone_with_the_history() {
        ground.write("undo/note.sql", "ALTER TABLE orders DROP COLUMN note;\nALTER TABLE orders DROP COLUMN extra;\n");
        var preview = seen("2");
        assertTrue(preview.lines().toString().contains("Not one transaction: MySQL commits"), preview.toString());
        assertInstanceOf(StepOutcome.Succeeded.class, runs(preview));
        assertEquals(List.of("id"), columns());
        assertEquals(
                List.of("20260101_init APPLIED", "20260102_note PENDING", "20260103_rows PENDING"), ground.standing());
    }

    @Test
    void a_failure_in_the_middle_tells_what_took_effect_and_the_history_still_holds_it() {
        ground.write(
                "undo/note.sql",
                "ALTER TABLE orders DROP COLUMN note; UPDATE orders SET extra = 'x'; ALTER TABLE orders DROP COLUMN nowhere;");
        runs(seen("latest"));
        var reason = fails(seen("latest"));
        assertSays("Statement 3 failed: 42000", reason);
        assertSays("statements 1 to 2 took effect and stay", reason);
        assertSays("the history still says that 20260102_note is applied", reason);
        assertTrue(reason.next().chinese().contains("第 1 至 2 条语句已生效"), reason.toString());
        assertEquals(List.of("id", "extra"), columns());
        assertEquals(
                List.of("20260101_init APPLIED", "20260102_note APPLIED", "20260103_rows PENDING"), ground.standing());
    }

    @Test
    void what_a_failing_statement_did_not_commit_is_not_said_to_stay() {
        ground.write(
                "undo/note.sql",
                "ALTER TABLE orders DROP COLUMN note; UPDATE orders SET extra = 'x'; UPDATE nowhere SET a = 1;");
        runs(seen("latest"));
        assertSays("statement 1 took effect and stays", fails(seen("latest")));
        assertFalse(isMarked());
    }

    @Test
    void what_is_not_understood_commits_nothing() {
        ground.write("undo/note.sql", "UPDATE orders SET extra = 'x'; ALTER TABLE orders DROPP COLUMN note;");
        runs(seen("latest"));
        var reason = fails(seen("latest"));
        assertSays("The transaction was rolled back, everything is as it was", reason);
        assertFalse(isMarked());
    }

    private boolean isMarked() {
        try (var connection = schema.open();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT 1 FROM orders WHERE extra = 'x'")) {
            return rows.next();
        } catch (SQLException failure) {
            throw new AssertionError(failure);
        }
    }

    @Test
    void of_several_those_that_came_first_stay_undone_and_a_second_try_goes_on_behind_them() {
        ground.write("undo/note.sql", "ALTER TABLE orders DROP COLUMN nowhere;");
        var preview = seen("2");
        var reason = fails(preview);
        assertSays("20260102_note: Statement 1 failed", reason);
        assertSays("20260103_rows stays undone. 20260102_note is as it was", reason);
        assertEquals(
                List.of("20260101_init APPLIED", "20260102_note APPLIED", "20260103_rows PENDING"), ground.standing());
        ground.execute("ALTER TABLE orders ADD COLUMN nowhere int");
        assertInstanceOf(StepOutcome.Succeeded.class, runs(preview));
        assertEquals(
                List.of("20260101_init APPLIED", "20260102_note PENDING", "20260103_rows PENDING"), ground.standing());
    }
}
