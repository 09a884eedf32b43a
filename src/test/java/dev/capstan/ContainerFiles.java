package dev.capstan;

import dev.capstan.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** What lies in {@code docker/}, read as those read it for whom it is. */
final class ContainerFiles {
    static final Path FOLDER = Path.of("docker");

    private ContainerFiles() {}

    static Map<String, Object> yaml(String file) {
        try {
            var read = new Load(LoadSettings.builder().build()).loadFromString(Files.readString(FOLDER.resolve(file)));
            return map(read);
        } catch (IOException missing) {
            throw new AssertionError(missing);
        }
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> map(Object node) {
        if (node == null) {
            return Map.of();
        }
        var own = new LinkedHashMap<>((Map<String, Object>) node);
        if (own.remove("<<") instanceof Map<?, ?> shared) {
            shared.forEach((key, value) -> own.putIfAbsent(key.toString(), value));
        }
        return own;
    }

    @SuppressWarnings("unchecked")
    static List<Object> list(Object node) {
        return node == null ? List.of() : (List<Object>) node;
    }

    static int usualPort() {
        var settings = Settings.read(Map.of(
                "SLACK_BOT_TOKEN", "xoxb-1",
                "SLACK_SIGNING_SECRET", "secret",
                "DATABASE_URL", "postgresql://user:word@localhost/name",
                "CAPSTAN_COMMANDS", "commands"));
        return settings instanceof Settings.Read.Good(var good) ? good.port() : -1;
    }
}
