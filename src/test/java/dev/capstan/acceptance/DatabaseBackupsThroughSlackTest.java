package dev.capstan.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.capstan.LongRunning;
import dev.capstan.acceptance.Scene.Transport;
import dev.capstan.backup.PostgresPrograms;
import dev.capstan.sql.PostgresServers;
import dev.capstan.store.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Backups of a real database, from Slack, with the bot killed and the work stopped amid it. */
@LongRunning
class DatabaseBackupsThroughSlackTest {
    @TempDir
    Path root;

    private final TestDatabase.Coordinates shop = PostgresServers.fresh(15);

    @BeforeEach
    void rows() throws SQLException {
        run("create table orders (id int primary key, note text)");
        run("insert into orders select n, 'order ' || n from generate_series(1, 1000) n");
    }

    private Scene scene() {
        return Scene.local(root, Transport.HTTP, "/backup")
                .knows("SHOP_DATABASE_URL", shop.url())
                .adds(
                        "shop/backups.yaml",
                        """
                        backups:
                          folder: %s
                          may: { production: engineers }
                          parts:
                            main: { database: main, scratch-programs: %s }
                          restore:
                            may: { production: engineers }
                            guard: { by: release-managers }
                        """
                                .formatted(root.resolve("backups"), PostgresPrograms.of(15)));
    }

    @Test
    void a_backup_goes_on_when_the_bot_is_killed_and_is_told_once_by_the_next() throws Exception {
        try (var scene = scene()) {
            var first = scene.spawns();
            try (var holding = locked()) {
                scene.as("engineer").types("/backup shop now");
                awaitDump();
                first.dies();
                holding.rollback();
            }
            scene.spawns();
            scene.card("✅", "Back up");
            scene.inThread("1,000 rows");
            assertEquals(1, kept().size(), () -> kept().toString());
        }
    }

    @Test
    void while_one_is_taken_nobody_takes_another_and_one_that_is_stopped_leaves_nothing_behind() throws Exception {
        try (var scene = scene().opens();
                var holding = locked()) {
            scene.as("engineer").types("/backup shop now");
            awaitDump();
            var card = scene.card("Back up", "\"action_id\":\"stop\"");
            var second = scene.as("mei").types("/backup shop now");
            assertTrue(second.body().contains("同样的操作已在进行：op-"), second.body());
            scene.as("engineer").clicks(card, "stop");
            var form = scene.as("engineer").awaitModal(Scene.PATIENCE);
            form.enters("form-stop", "Stop here").submits();
            scene.card("was stopped at");
            holding.rollback();
            Until.holds("nothing is left", () -> kept().isEmpty() && rooms().isEmpty() && dumps() == 0);
        }
    }

    @Test
    void what_cannot_be_backed_up_says_why_and_leaves_nothing() throws Exception {
        try (var scene = scene().opens()) {
            try (var holding = locked()) {
                scene.as("engineer").types("/backup shop now");
                awaitDump();
                try (var statement = holding.createStatement()) {
                    statement.execute("select pg_terminate_backend(pid) from pg_stat_activity"
                            + " where application_name like 'capstan op-%' and datname = current_database()");
                }
            }
            scene.card("❌", "Back up", "main could not be backed up: the making of", "broke off");
            assertEquals(List.of(), kept());
            assertEquals(List.of(), rooms());

            scene.knows("SHOP_DATABASE_URL", PostgresServers.fresh(18).url());
            scene.as("engineer").types("/backup shop now");
            scene.card("❌", "is older than the server, 18.", "ql-client-18 on the target.");

            scene.edits("shop/backups.yaml", "database: main,", "database: main, named: \"nothing%\",");
            scene.knows("SHOP_DATABASE_URL", shop.url()).toAdmins("✅", "1 service");
            scene.as("engineer").types("/backup shop now");
            scene.card("❌", "No database is called like nothing%.", "Correct named in backups.yaml");
            assertEquals(List.of(), kept());
            assertEquals(List.of(), rooms());
        }
    }

    @Test
    void the_database_is_verified_restored_beside_and_swapped_and_swapped_back() throws Exception {
        try (var scene = scene().opens()) {
            scene.as("engineer").types("/backup shop now");
            scene.card("✅", "Back up");
            scene.as("engineer").types("/backup shop verify");
            scene.card("✅", "Verify a backup");
            run("delete from orders where id > 900");

            scene.as("engineer").types("/backup shop restore latest main");
            scene.card("Restore a backup", "orders", "900", "1000");
            scene.confirms();
            var done = scene.card("Restore a backup", "\"action_id\":\"undo\"");
            assertEquals(1000, ask("select count(*) from orders"));

            scene.as("engineer").clicks(done, "undo");
            scene.confirms();
            scene.card("✅", "Undo a restore");
            assertEquals(900, ask("select count(*) from orders"));
        }
    }

    private Connection locked() throws SQLException {
        var connection = DriverManager.getConnection(shop.jdbc(), "postgres", "");
        connection.setAutoCommit(false);
        try (var statement = connection.createStatement()) {
            statement.execute("lock table orders in access exclusive mode");
        }
        return connection;
    }

    private void awaitDump() {
        Until.holds("the dump waits for the table", () -> dumps() > 0);
    }

    /** Sessions that wait for the table. */
    private int dumps() {
        return ask("select count(*) from pg_locks where not granted and relation = 'orders'::regclass"
                + " and database = (select oid from pg_database where datname = current_database())");
    }

    private List<Path> kept() {
        return in(root.resolve("backups/shop/production"), false);
    }

    private List<Path> rooms() {
        return in(root.resolve("backups/shop/production"), true);
    }

    private static List<Path> in(Path folder, boolean hidden) {
        try (var all = Files.list(folder)) {
            return all.filter(each -> each.getFileName().toString().startsWith(".") == hidden)
                    .toList();
        } catch (IOException none) {
            return List.of();
        }
    }

    private void run(String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(shop.jdbc(), "postgres", "");
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private int ask(String sql) {
        try (var connection = DriverManager.getConnection(shop.jdbc(), "postgres", "");
                var rows = connection.createStatement().executeQuery(sql)) {
            assertTrue(rows.next());
            return rows.getInt(1);
        } catch (SQLException failure) {
            throw new AssertionError(failure);
        }
    }
}
