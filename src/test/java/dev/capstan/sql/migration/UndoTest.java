package dev.capstan.sql.migration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.capstan.sql.PostgresServers;
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
import dev.capstan.store.TestDatabase;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The newest migration of drizzle-kit is taken back in a real database. */
class UndoTest {
    private static final Map<String, String> HERE =
            Map.of("service", "shop", "environment", "production", "migration", "latest");
    private static final StepSpec.Call CALL = new StepSpec.Call(MigrationCalls.UNDO, Map.of());

    @TempDir
    Path folder;

    private final TestDatabase.Coordinates database = PostgresServers.fresh(18);
    private Ground ground;
    private StepCall undo;

    @BeforeEach
    void two_migrations_are_applied() {
        new DrizzleProject(folder, database.url())
                .add("0000_init", "CREATE TABLE orders (id int)")
                .add("0001_note", "ALTER TABLE orders ADD COLUMN note text", "CREATE INDEX notes ON orders (note)")
                .migrates();
        ground = ground("without-backup: dbas");
        undo = call(this::connect, ground);
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(database.jdbc(), "postgres", "postgres");
    }

    private Ground ground(String withoutBackup) {
        return new Ground(
                folder,
                "postgresql",
                this::connect,
                """
                tool: drizzle
                run: pnpm db:migrate
                may: { production: engineers }
                undo:
                  may: { production: engineers }
                  %s
                  migrations:
                    0000_init: DROP TABLE orders
                    0001_note: { file: rollbacks/0001.sql }
                """
                        .formatted(withoutBackup));
    }

    private static StepCall call(JdbcDatabases.Opening door, Ground ground) {
        return MigrationCalls.all(
                        () -> ground.catalogue, ground.history, (source, patience) -> door.open(), BackupFirst.NOBODY)
                .get(MigrationCalls.UNDO);
    }

    private Preview seen() {
        return assertInstanceOf(Look.Seen.class, undo.look(CALL, HERE)).preview();
    }

    private static StepWork work(Preview preview) {
        var values = new HashMap<>(HERE);
        values.put(Preview.PINNED, preview.pinned());
        return new StepWork(
                new StepAttempt("op-AAAAAA", 1, 1),
                new HostAddress.Local(),
                CALL,
                Optional.empty(),
                Optional.empty(),
                values,
                Map.of(),
                Duration.ofSeconds(20));
    }

    private StepOutcome runs(Preview preview) {
        return undo.run(CALL, work(preview), new RecordingWatcher());
    }

    @Test
    void what_will_be_done_is_shown_whole_and_then_done_with_the_history() {
        ground.write(
                "rollbacks/0001.sql", "BEGIN;\nDROP INDEX notes;\nALTER TABLE orders DROP COLUMN note;\nCOMMIT;\n");
        var preview = seen();
        var shown = preview.rows().toString();
        assertTrue(
                shown.contains("DROP INDEX notes;") && shown.contains("DELETE FROM drizzle.__drizzle_migrations"),
                shown);
        assertTrue(preview.lines().toString().contains("No backup is taken first"));

        assertInstanceOf(StepOutcome.Succeeded.class, runs(preview));
        assertEquals(List.of("0000_init APPLIED", "0001_note PENDING"), ground.standing());
        ground.execute("ALTER TABLE orders ADD COLUMN note text");
    }

    @Test
    void nothing_is_done_when_one_statement_fails() {
        ground.write("rollbacks/0001.sql", "DROP INDEX notes; ALTER TABLE orders DROP COLUMN nowhere;");
        var failed = assertInstanceOf(StepOutcome.Failed.class, runs(seen()));
        var reason = assertInstanceOf(FailureReason.Declined.class, failed.reason());
        assertTrue(reason.what().english().contains("Statement 2 failed: 42703"), reason.toString());
        assertTrue(reason.what().chinese().contains("第 2 条语句失败"), reason.toString());
        assertEquals(List.of("0000_init APPLIED", "0001_note APPLIED"), ground.standing());
        ground.execute("DROP INDEX notes");
    }

    @Test
    void a_second_run_finds_it_undone_and_does_nothing() {
        ground.write("rollbacks/0001.sql", "DROP INDEX notes");
        var preview = seen();
        runs(preview);
        ground.execute("CREATE INDEX notes ON orders (id)");
        assertInstanceOf(StepOutcome.Succeeded.class, runs(preview));
        ground.execute("DROP INDEX notes");
    }

    @Test
    void what_was_agreed_to_is_done_even_if_the_file_changes_afterwards() {
        ground.write("rollbacks/0001.sql", "DROP INDEX notes");
        var preview = seen();
        ground.write("rollbacks/0001.sql", "DROP TABLE orders");
        runs(preview);
        ground.execute("SELECT note FROM orders");
    }

    @Test
    void a_lost_answer_to_the_commit_is_settled_by_the_history() {
        ground.write("rollbacks/0001.sql", "DROP INDEX notes");
        var preview = seen();
        var broken = call(() -> losing(connect(), true), ground);
        assertInstanceOf(StepOutcome.Succeeded.class, broken.run(CALL, work(preview), new RecordingWatcher()));
        assertEquals(List.of("0000_init APPLIED", "0001_note PENDING"), ground.standing());
    }

    @Test
    void a_commit_that_never_arrived_is_told_as_nothing_done() {
        ground.write("rollbacks/0001.sql", "DROP INDEX notes");
        var broken = call(() -> losing(connect(), false), ground);
        assertInstanceOf(StepOutcome.Failed.class, broken.run(CALL, work(seen()), new RecordingWatcher()));
        assertEquals(List.of("0000_init APPLIED", "0001_note APPLIED"), ground.standing());
    }

    private void assertRefused(String asked, String... words) {
        var values = new HashMap<>(HERE);
        values.put("migration", asked);
        var refused = assertInstanceOf(Look.Refused.class, undo.look(CALL, values));
        for (var word : words) {
            assertTrue(refused.reason().toString().contains(word), refused.toString());
        }
    }

    @Test
    void statements_that_no_plan_can_show_are_not_agreed_to() {
        ground.write("rollbacks/0001.sql", "DROP INDEX notes;\n".repeat(600));
        assertRefused("latest", "more than a plan can show");
    }

    @Test
    void the_newest_two_are_undone_together_the_newer_first() {
        ground.write("rollbacks/0001.sql", "DROP INDEX notes");
        var both = new HashMap<>(HERE);
        both.put("migration", "2");
        var preview = assertInstanceOf(Look.Seen.class, undo.look(CALL, both)).preview();
        var rows = preview.rows().toString();
        assertTrue(rows.indexOf("-- 0001_note") < rows.indexOf("-- 0000_init"), rows);
        assertTrue(preview.lines().toString().contains("Undoes 2, newest first: 0001_note, 0000_init"));
        assertInstanceOf(StepOutcome.Succeeded.class, runs(preview));
        assertEquals(List.of("0000_init PENDING", "0001_note PENDING"), ground.standing());
        ground.execute("CREATE TABLE orders (id int)");
    }

    @Test
    void of_two_that_are_undone_together_neither_is_when_the_older_fails() {
        ground.write("rollbacks/0001.sql", "DROP INDEX notes");
        ground.execute("CREATE VIEW of_orders AS SELECT * FROM orders");
        var both = new HashMap<>(HERE);
        both.put("migration", "2");
        var failed = assertInstanceOf(
                StepOutcome.Failed.class,
                runs(assertInstanceOf(Look.Seen.class, undo.look(CALL, both)).preview()));
        assertTrue(failed.reason().toString().contains("0000_init: Statement 1 failed: 2BP01"), failed.toString());
        assertEquals(List.of("0000_init APPLIED", "0001_note APPLIED"), ground.standing());
        ground.execute("DROP INDEX notes");
    }

    /** The code went back, and with it the file of the newest migration; the database did not. */
    @Test
    void a_newest_migration_whose_file_is_gone_is_not_passed_over() {
        new DrizzleProject(folder, database.url()).add("0000_init", "CREATE TABLE orders (id int)");
        ground.write("rollbacks/0001.sql", "DROP INDEX notes");
        var refused = assertInstanceOf(Look.Refused.class, undo.look(CALL, HERE));
        assertTrue(refused.reason().toString().contains("Nothing says how #2 is undone"), refused.toString());
    }

    @Test
    void what_flyway_applied_is_undone_so_that_flyway_applies_it_again() {
        var other = TestDatabase.fresh();
        JdbcDatabases.Opening door = () -> DriverManager.getConnection(other.jdbc(), "postgres", "postgres");
        var shop = new Ground(
                folder.resolve("flyway"),
                "postgresql",
                door,
                """
                tool: flyway
                run: flyway migrate
                may: { production: engineers }
                undo:
                  may: { production: engineers }
                  without-backup: dbas
                  migrations: { V2__note: ALTER TABLE orders DROP COLUMN note }
                """);
        shop.write("db/migration/V1__init.sql", "CREATE TABLE orders (id int);\n");
        shop.write("db/migration/V2__note.sql", "ALTER TABLE orders ADD COLUMN note text;\n");
        shop.write("db/migration/R__view.sql", "CREATE OR REPLACE VIEW v AS SELECT 1 AS n;\n");
        var flyway = Flyway.configure()
                .dataSource(other.jdbc(), "postgres", "postgres")
                .locations("filesystem:" + shop.folder.resolve("db/migration"))
                .load();
        flyway.migrate();
        undo = call(door, shop);
        assertInstanceOf(StepOutcome.Succeeded.class, runs(seen()));
        assertEquals(List.of("V1__init.sql APPLIED", "V2__note.sql PENDING", "R__view.sql APPLIED"), shop.standing());
        assertEquals(1, flyway.migrate().migrationsExecuted);
        assertEquals(List.of("V1__init.sql APPLIED", "V2__note.sql APPLIED", "R__view.sql APPLIED"), shop.standing());
    }

    /** A connection that breaks at the commit, after or before it arrived. */
    private static Connection losing(Connection real, boolean arrives) {
        return (Connection) Proxy.newProxyInstance(
                UndoTest.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("commit")) {
                        if (arrives) {
                            real.commit();
                        }
                        real.close();
                        throw new SQLException("the connection broke", "08006");
                    }
                    return method.invoke(real, arguments);
                });
    }

    @Test
    void without_a_backup_and_without_anybody_named_for_that_nothing_is_undone() {
        ground.write("rollbacks/0001.sql", "DROP INDEX notes");
        ground = ground("");
        undo = call(this::connect, ground);
        var refused = assertInstanceOf(Look.Refused.class, undo.look(CALL, HERE));
        assertTrue(refused.reason().toString().contains("needs a backup first"), refused.toString());
    }

    @Test
    void only_the_newest_is_undone_and_only_where_somebody_said_how() {
        assertRefused("0000_init", "0000_init was followed by 0001_note", "/migrate shop production undo 2");
        assertRefused("0002_never", "0002_never is not applied", "0001_note");
        assertRefused("3", "Only 2 can be undone", "fewer");
        var unreadable = assertInstanceOf(Look.Refused.class, undo.look(CALL, HERE));
        assertTrue(unreadable.reason().toString().contains("rollbacks/0001.sql can't be read"), unreadable.toString());
        ground.write("rollbacks/0001.sql", "DROP INDEX notes; COMMIT; DROP TABLE orders");
        var breaking = assertInstanceOf(Look.Refused.class, undo.look(CALL, HERE));
        assertTrue(breaking.reason().toString().contains("end its own transaction"), breaking.toString());
    }
}
