package dev.capstan.acceptance;

import dev.capstan.acceptance.Scene.Transport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole bot reads a number on a host, judges it, and shows it to whoever asks. */
class MonitorsOfTheWholeBotTest {
    @TempDir
    Path root;

    @Test
    void a_number_on_a_host_is_watched_and_drawn() throws IOException {
        var queue = Files.writeString(root.resolve("queue"), "3\n");
        var scene = Scene.local(root, Transport.HTTP, "/monitors", "/graph")
                .adds(
                        "shop/monitors.yaml",
                        """
                        monitors:
                          queue:
                            title: { en: Queue, zh: 队列 }
                            environments: production
                            run: cat %s
                            limits: { P0: "> 10" }
                            every: 5s
                        """
                                .formatted(queue))
                .opens();
        try (scene) {
            sees(scene, "✅ Queue 3");
            Files.writeString(queue, "12\n");
            sees(scene, "❌ Queue 12");
            scene.as("engineer").types("/graph shop queue 1h");
            scene.card("Queue 12 · shop production · 1h", "P0");
            scene.slack.await(
                    () -> scene.slack.files().stream()
                            .filter(file -> file.name().equals("shop-queue-1h.png"))
                            .findFirst(),
                    Scene.PATIENCE);
        }
    }

    /** Asked again until it is so. */
    private static void sees(Scene scene, String line) {
        long end = System.nanoTime() + Scene.PATIENCE.toNanos();
        while (true) {
            scene.as("engineer").types("/monitors shop");
            var said = scene.as("engineer").whispers();
            if (!said.isEmpty() && said.getLast().everything().contains(line)) {
                return;
            }
            if (System.nanoTime() > end) {
                throw new AssertionError("not seen: " + line + " in " + said);
            }
            LockSupport.parkNanos(100_000_000);
        }
    }
}
