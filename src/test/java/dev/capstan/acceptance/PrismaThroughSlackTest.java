package dev.capstan.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.capstan.acceptance.Scene.Transport;
import dev.capstan.sql.migration.PrismaProject;
import dev.capstan.store.TestDatabase;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Prisma itself migrates a part of the service; it fails, is looked into, settled and run again from Slack. */
class PrismaThroughSlackTest {
    @TempDir
    Path root;

    private final TestDatabase.Coordinates shop = TestDatabase.fresh();
    private final Tables tables = new Tables(shop);
    private PrismaProject project;

    private Scene scene() {
        var scene = Scene.local(root, Transport.HTTP, "/migrate", "/sql", "/fix");
        project = new PrismaProject(root.resolve("web"), shop.url())
                .add(
                        "20260101000000_init",
                        "CREATE TABLE customers (id int PRIMARY KEY, email text);\n"
                                + "INSERT INTO customers VALUES (1, 'a@example.org'), (2, 'a@example.org');\n")
                .add("20260102000000_one_email", "CREATE UNIQUE INDEX one_email ON customers (email);\n");
        return scene.knows("SHOP_DATABASE_URL", shop.url())
                .edits(
                        "shop/service.yaml",
                        "databases:",
                        "components: { web: { folder: " + project.folder + " }, worker: {} }\ndatabases:")
                .adds(
                        "shop/migrations.yaml",
                        """
                        migrations:
                          tool: prisma
                          database: main
                          run: |
                            %s
                          resolve: |
                            %s
                          may: { production: engineers }
                          guard: { by: release-managers, not: requester }
                          components: { web: {} }
                        """
                                .formatted(
                                        project.command("migrate deploy"),
                                        project.command("migrate resolve --rolled-back \"$migration\"")))
                .opens();
    }

    @Test
    void a_migration_that_prisma_holds_for_failed_is_settled_and_run_again() {
        try (var scene = scene()) {
            scene.as("engineer").types("/migrate shop/web run");
            scene.card("Run the migrations", "shop/web", "2 migrations wait");
            scene.decides("approver", "approve");
            var failed = scene.card("❌", "Run the migrations", "say:diagnose");

            scene.as("engineer").clicks(failed, "say:diagnose");
            scene.card("❌ Why a migration failed · shop/web production", "have the same");
            var diagnosis = scene.inThread("GROUP BY", "inquiry-offered", "say:resolve");
            scene.as("engineer").clicks(diagnosis, "say:resolve");
            scene.card("Settle a failed migration", "20260102000000_one_email failed");
            scene.decides("approver", "approve");
            scene.card("✅", "Settle a failed migration");
            assertEquals(
                    "t",
                    tables.ask("SELECT rolled_back_at IS NOT NULL FROM _prisma_migrations WHERE finished_at IS NULL")
                            .orElseThrow());

            tables.run("DELETE FROM customers WHERE id = 2");
            scene.as("engineer").clicks(diagnosis, "say:run");
            scene.decides("approver", "approve");
            scene.inThread("the database is at 20260102000000_one_email");
            scene.as("engineer").types("/migrate shop/web");
            scene.card("✅ Migrations · shop/web production: 2 applied · nothing waits");
        }
    }
}
