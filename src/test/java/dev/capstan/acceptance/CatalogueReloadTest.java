package dev.capstan.acceptance;

import dev.capstan.LongRunning;
import dev.capstan.acceptance.Scene.Transport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@LongRunning
class CatalogueReloadTest {
    @TempDir
    Path root;

    @Test
    void a_broken_catalogue_is_refused_and_told_while_the_last_good_one_works_and_a_mended_one_takes_its_place()
            throws IOException {
        try (var scene = Scene.local(root, Transport.HTTP).opens()) {
            var file = scene.commands().resolve("shop/runbooks.yaml");
            var good = Files.readString(file);
            Files.writeString(file, good.replace("within: 4s", "within: 4"));
            scene.toAdmins("❌", "runbooks.yaml", "write 4s");

            scene.as("engineer").types("/deploy shop v1.1.0");
            scene.decides("approver", "approve");
            scene.card("✅", "v1.1.0");

            Files.writeString(file, good.replace("name: Install", "name: Install everything"));
            scene.toAdmins("✅", "1 service");
            scene.as("engineer").types("/deploy shop v1.0.0");
            scene.card("v1.0.0", "4 Install everything");
        }
    }
}
