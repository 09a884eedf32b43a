package dev.capstan.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.capstan.acceptance.Scene.Transport;
import dev.capstan.sql.PostgresServers;
import dev.capstan.sql.migration.DrizzleProject;
import dev.capstan.store.TestDatabase;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** drizzle-kit itself migrates a real PostgreSQL, asked for, looked into and taken back from Slack. */
class MigrationsThroughSlackTest {
    @TempDir
    Path root;

    private final TestDatabase.Coordinates shop = PostgresServers.fresh(15);
    private DrizzleProject project;

    private Scene scene(String more) {
        var scene = Scene.local(root, Transport.HTTP, "/migrate", "/sql", "/fix", "/backup");
        project = new DrizzleProject(root.resolve("database-project"), shop.url())
                .add(
                        "0000_init",
                        "CREATE TABLE orders (id int PRIMARY KEY, number text)",
                        "INSERT INTO orders VALUES (1, 'A1'), (2, 'A1'), (3, 'A2')");
        return scene.knows("SHOP_DATABASE_URL", shop.url())
                .adds(
                        "shop/migrations.yaml",
                        """
                        migrations:
                          tool: drizzle
                          %s
                          database: main
                          files: %s/drizzle
                          run: "%s"
                          may: { production: engineers }
                          guard: { by: release-managers, not: requester }
                          undo:
                            may: { production: engineers }
                            without-backup: release-managers
                            migrations:
                              0001_unique_number: DROP INDEX orders_number_key
                        """
                                .formatted(more, project.folder, project.command()))
                .opens();
    }

    @Test
    void a_migration_fails_is_looked_into_mended_run_again_and_undone() {
        try (var scene = scene("")) {
            scene.as("engineer").types("/migrate shop status");
            scene.card("⚠️ Migrations · shop production: 1 pending", "asked by <@U1ENG>");
            scene.inThread("0000_init", "ever applied", "say:run");

            scene.as("engineer").types("/migrate shop run");
            scene.card("Run the migrations", "0000_init", "1 migration waits");
            scene.decides("approver", "approve");
            scene.card("✅", "Run the migrations");
            assertEquals(List.of("1"), rows("SELECT count(*) FROM drizzle.__drizzle_migrations"));

            project.add(
                    "0001_unique_number",
                    "CREATE UNIQUE INDEX \"orders_number_key\" ON \"orders\" USING btree (\"number\")");
            scene.as("engineer").types("/migrate shop run");
            scene.decides("approver", "approve");
            var failed = scene.card("❌", "Run the migrations", "say:diagnose");
            scene.as("engineer").clicks(failed, "say:diagnose");
            scene.card("❌ Why a migration failed · shop production", "have the same");
            var diagnosis = scene.inThread("orders_number_key", "inquiry-offered", "GROUP BY", "DELETE FROM");

            scene.as("engineer").clicks(diagnosis, "inquiry-offered");
            scene.inThread("A1", "copies");
            execute("DELETE FROM orders WHERE id = 2");
            scene.as("engineer").clicks(diagnosis, "say:run");
            scene.decides("approver", "approve");
            scene.inThread("the database is at 0001_unique_number");

            scene.as("engineer").types("/migrate shop undo");
            scene.card(
                    "Undo a migration",
                    "DROP INDEX orders_number_key;",
                    "DELETE FROM drizzle.__drizzle_migrations WHERE id = '2';",
                    "No backup is taken first");
            scene.decides("approver", "approve");
            scene.as("approver")
                    .awaitModal(Scene.PATIENCE)
                    .enters("form-word", "shop")
                    .submits();
            scene.inThread("0001_unique_number is undone");
            assertEquals(List.of("1"), rows("SELECT count(*) FROM drizzle.__drizzle_migrations"));
            assertEquals(List.of("0"), rows("SELECT count(*) FROM pg_indexes WHERE indexname = 'orders_number_key'"));

            scene.adds(
                            "shop/backups.yaml",
                            """
                            backups:
                              folder: %s/backups
                              may: { production: engineers }
                              parts: { main: { database: main } }
                            """
                                    .formatted(root))
                    .toAdmins("✅", "1 service");
            scene.as("engineer").types("/migrate shop run");
            scene.decides("approver", "approve");
            var tables = new Tables(scene.database);
            Until.holds(
                    "it is applied again",
                    () -> tables.operations("run") == 4
                            && tables.ask("select 1 from operation where not finished")
                                    .isEmpty());
            scene.as("engineer").types("/migrate shop undo");
            scene.card("Undo a migration", "waits for", "Takes main, to " + root + "/backups/shop/production");
            scene.decides("mei", "approve");
            scene.as("mei")
                    .awaitModal(Scene.PATIENCE)
                    .enters("form-word", "shop")
                    .submits();
            Until.holds("it is undone again", () -> rows("SELECT count(*) FROM drizzle.__drizzle_migrations")
                    .equals(List.of("1")));
            scene.as("engineer").types("/backup shop list");
            scene.slack.awaitWhisper("engineer", said -> said.everything().contains("1 backup, "), Scene.PATIENCE);
        }
    }

    @Test
    void where_the_chapter_is_private_only_whoever_asked_is_told() {
        try (var scene = scene("private: true")) {
            scene.as("engineer").types("/migrate shop status");
            scene.slack.awaitMessage(
                    message -> message.channel().startsWith("D")
                            && message.text().contains("Migrations · shop production: 1 pending"),
                    Scene.PATIENCE);
            assertEquals(
                    0,
                    scene.cards().stream()
                            .filter(card -> card.text().contains("Migrations"))
                            .count());
        }
    }

    @Test
    void whoever_may_not_neither_looks_nor_runs() {
        try (var scene = scene("")) {
            scene.as("outsider").types("/migrate shop status");
            var refused = scene.slack.awaitWhisper("outsider", message -> true, Scene.PATIENCE);
            assertTrue(refused.everything().contains("You may not run “Migrations”"), refused.everything());
            var run = scene.as("outsider").types("/migrate shop run");
            assertTrue(run.body().contains("engineers") || run.body().contains("U1ENG"), run.body());
            assertEquals(List.of("0"), rows("SELECT count(*) FROM pg_namespace WHERE nspname = 'drizzle'"));
        }
    }

    private void execute(String sql) {
        try (var connection = DriverManager.getConnection(shop.jdbc(), "postgres", "postgres");
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failure) {
            throw new AssertionError(failure);
        }
    }

    private List<String> rows(String sql) {
        try (var connection = DriverManager.getConnection(shop.jdbc(), "postgres", "postgres");
                var statement = connection.createStatement();
                var found = statement.executeQuery(sql)) {
            var rows = new ArrayList<String>();
            while (found.next()) {
                rows.add(found.getString(1));
            }
            return rows;
        } catch (SQLException failure) {
            throw new AssertionError(failure);
        }
    }
}
