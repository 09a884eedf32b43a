package dev.capstan.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.capstan.acceptance.Scene.Transport;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The bot is killed while a database works on its question. */
class QueriesCrashTest {
    @TempDir
    Path root;

    @Test
    void a_question_that_was_under_way_is_asked_again_by_the_next_bot_and_answered_once() {
        var shop = new ShopDatabase(100);
        try (var scene = Scene.local(root, Transport.HTTP).knows("SHOP_DATABASE_URL", shop.url())) {
            var first = scene.spawns();
            shop.lock();
            scene.as("engineer").types("/sql shop every-order");
            Until.holds("the database works on it", () -> shop.underWay() == 1);
            first.dies();
            shop.unlock();

            scene.spawns();
            scene.card("🔎 Every order · shop production: 100 rows");
            scene.inThread("100 rows in");
            var asked = new Tables(scene.database).ask("select attempt from inquiry");
            assertEquals("2", asked.orElseThrow());
            assertEquals(
                    1,
                    scene.cards().stream()
                            .filter(card -> card.text().contains("Every order"))
                            .count());
        }
    }
}
