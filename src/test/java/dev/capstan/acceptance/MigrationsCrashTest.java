package dev.capstan.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.capstan.acceptance.Scene.Transport;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The bot is killed while it reads a history of migrations. */
class MigrationsCrashTest {
    @TempDir
    Path root;

    @Test
    void a_status_that_was_being_read_is_read_again_by_the_next_bot_and_told_once() {
        var shop = new ShopDatabase(1).withHistory();
        try (var scene = Scene.local(root, Transport.HTTP, "/migrate")
                .knows("SHOP_DATABASE_URL", shop.url())
                .adds(
                        "shop/migrations.yaml",
                        """
                        migrations:
                          tool: drizzle
                          database: main
                          table: history
                          run: "true"
                          may: { production: engineers }
                        """)) {
            var first = scene.spawns();
            shop.lock("history");
            scene.as("engineer").types("/migrate shop");
            Until.holds("the database works on it", () -> shop.underWay() == 1);
            first.dies();
            shop.unlock();

            scene.spawns();
            scene.card("⚠️ Migrations · shop production: 2 applied · what waits is unknown");
            scene.inThread("without a file on the target");
            var asked = new Tables(scene.database).ask("select attempt from inquiry");
            assertEquals("2", asked.orElseThrow());
            assertEquals(
                    1,
                    scene.cards().stream()
                            .filter(card -> card.text().contains("Migrations"))
                            .count());
        }
    }
}
