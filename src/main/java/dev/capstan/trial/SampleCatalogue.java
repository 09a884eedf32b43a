package dev.capstan.trial;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The copy of {@code commands/_sample} that a trial works with: this machine's folder and port are filled in. */
final class SampleCatalogue {
    private static final List<String> FILES = List.of(
            "capstan.yaml",
            "shop/service.yaml",
            "shop/runbooks.yaml",
            "shop/queries.yaml",
            "shop/fixes.yaml",
            "shop/migrations.yaml",
            "shop/backups.yaml",
            "shop/monitors.yaml",
            "shop/alerts.yaml",
            "shop/watches.yaml",
            "shop/incidents.yaml");
    private static final String FOLDER = "/srv/shop";

    private SampleCatalogue() {}

    /** What a person changed in the copy stays; only a port that had to change is replaced. */
    static void write(TrialFolder folder, int port) throws IOException {
        for (var name : FILES) {
            var file = folder.commands().resolve(name);
            if (!Files.exists(file)) {
                Files.createDirectories(file.getParent());
                Files.writeString(file, Resource.text("commands/" + name).replace(FOLDER, quoted(folder.shop())));
            }
        }
        var service = folder.commands().resolve(FILES.get(1));
        var text = Files.readString(service);
        var filled = text.replaceAll("localhost:[0-9]+/health", "localhost:" + port + "/health");
        if (!filled.equals(text)) {
            Files.writeString(service, filled);
        }
    }

    /** Between the double quotes that stand around every path there. */
    private static String quoted(Path path) {
        return path.toString().replace("\\", "\\\\").replace("\"", "\\\"");
    }
}
