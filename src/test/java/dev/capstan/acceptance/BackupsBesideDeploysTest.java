package dev.capstan.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.capstan.acceptance.Scene.Transport;
import dev.capstan.sql.PostgresServers;
import dev.capstan.store.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Backups and deploys do not wait for one another. */
class BackupsBesideDeploysTest {
    @TempDir
    Path root;

    private final TestDatabase.Coordinates shop = PostgresServers.fresh(15);

    @BeforeEach
    void contents() throws IOException, SQLException {
        try (var connection = connect()) {
            connection.createStatement().execute("create table orders (id int primary key)");
        }
        Files.createDirectories(root.resolve("uploads"));
    }

    private Scene scene() {
        return Scene.local(root, Transport.HTTP, "/backup", "/rollback")
                .knows("SHOP_DATABASE_URL", shop.url())
                .edits(
                        "shop/runbooks.yaml",
                        "      - check-env: env-file\n",
                        "      - call: backup\n        with: { parts: uploads }\n      - check-env: env-file\n")
                .adds(
                        "shop/backups.yaml",
                        """
                        backups:
                          folder: %1$s/backups
                          may: { production: engineers }
                          parts:
                            main: { database: main }
                            uploads: { folder: %1$s/uploads }
                        """
                                .formatted(root))
                .opens();
    }

    @Test
    void a_deploy_takes_one_of_its_own_and_is_rolled_back_while_another_one_is_under_way() throws Exception {
        try (var scene = scene()) {
            try (var holding = connect()) {
                holding.setAutoCommit(false);
                holding.createStatement().execute("lock table orders in access exclusive mode");
                scene.as("engineer").types("/backup shop now");
                Until.holds("the dump waits for the table", () -> waiting().size() == 1);

                scene.as("engineer").types("/deploy shop v1.1.0");
                scene.decides("approver", "approve");
                scene.card("✅", "v1.1.0");
                assertEquals("v1.1.0", scene.service.live());
                assertEquals(1, kept());
                scene.as("engineer").types("/rollback shop");
                scene.decides("engineer", "approve");
                scene.card("✅", "Roll back");
                assertEquals("v1.0.0", scene.service.live());
                assertEquals(1, waiting().size(), () -> waiting().toString());
                holding.rollback();
            }
            scene.card("✅ Back up");
            assertEquals(2, kept());
        }
    }

    @Test
    void one_is_taken_while_a_deploy_runs() {
        try (var scene = scene()) {
            scene.as("engineer").types("/deploy shop v1.5.0");
            scene.decides("approver", "approve");
            Until.holds("it installs", () -> scene.service.runs().contains("install"));
            scene.as("engineer").types("/backup shop now");
            scene.card("✅", "Back up");
            assertEquals(2, kept());
            assertTrue(Files.notExists(root.resolve("installed")));
            scene.service.goesOn();
            scene.card("✅", "v1.5.0");
        }
    }

    private long kept() {
        try (var all = Files.list(root.resolve("backups/shop/production"))) {
            return all.filter(each -> each.getFileName().toString().startsWith("2"))
                    .count();
        } catch (IOException none) {
            return 0;
        }
    }

    /** Who waits for the table. */
    private List<String> waiting() {
        try (var connection = connect();
                var rows = connection
                        .createStatement()
                        .executeQuery(
                                "select distinct application_name from pg_stat_activity join pg_locks using (pid)"
                                        + " where not granted and relation = 'orders'::regclass and datname = current_database()")) {
            var found = new ArrayList<String>();
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found;
        } catch (SQLException failure) {
            throw new AssertionError(failure);
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(shop.jdbc(), "postgres", "");
    }
}
