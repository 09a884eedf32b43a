package dev.capstan.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.capstan.acceptance.Scene.Transport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A folder is backed up, verified, lost, restored, and the restore undone, all from Slack. */
class BackupsThroughSlackTest {
    @TempDir
    Path root;

    private Path uploads;

    @BeforeEach
    void files() throws IOException {
        uploads = Files.createDirectories(root.resolve("uploads"));
        Files.writeString(uploads.resolve("one.txt"), "first");
    }

    private Scene scene() {
        return Scene.local(root, Transport.HTTP, "/backup")
                .adds(
                        "shop/backups.yaml",
                        """
                        backups:
                          folder: %s
                          may: { production: engineers }
                          parts:
                            uploads: { folder: %s }
                          restore:
                            may: { production: engineers }
                            guard: { by: release-managers }
                        """
                                .formatted(root.resolve("backups"), uploads))
                .opens();
    }

    @Test
    void what_was_lost_comes_back_and_can_be_undone() throws IOException {
        try (var scene = scene()) {
            scene.as("engineer").types("/backup shop now");
            scene.card("✅", "Back up");
            scene.as("engineer").types("/backup shop verify latest");
            scene.card("✅", "Verify a backup");
            scene.as("engineer").types("/backup shop list");
            scene.slack.awaitWhisper(
                    "engineer", said -> said.everything().contains("restored and compared on"), Scene.PATIENCE);

            Files.writeString(uploads.resolve("one.txt"), "spoilt");
            scene.as("engineer").types("/backup shop restore latest uploads");
            scene.card("Restore a backup", "It was restored and compared before");
            scene.confirms();
            var done = scene.card("Restore a backup", "\"action_id\":\"undo\"");
            assertEquals("first", Files.readString(uploads.resolve("one.txt")));

            scene.as("engineer").clicks(done, "undo");
            scene.card("Undo a restore");
            scene.confirms();
            scene.card("✅", "Undo a restore");
            assertEquals("spoilt", Files.readString(uploads.resolve("one.txt")));
        }
    }
}
