package dev.capstan.settings;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;

/**
 * Values by name, from the variable itself or from the file that {@code NAME_FILE} points to. No problem repeats what
 * a variable holds: a secret is easily pasted into the wrong one.
 */
record EnvironmentValues(Map<String, String> environment) {
    private static final long LARGEST_SECRET = 64 * 1024;

    sealed interface Found {
        record Value(String text) implements Found {
            @Override
            public String toString() {
                return "Value[‹text›]";
            }
        }

        record Absent() implements Found {}

        record Unusable(String problem) implements Found {}
    }

    /** An empty variable counts as none: compose files pass unset ones on so. */
    Found plain(String name) {
        var text = environment.getOrDefault(name, "").strip();
        return text.isEmpty() ? new Found.Absent() : new Found.Value(text);
    }

    Found secret(String name) {
        var direct = plain(name);
        if (!(plain(name + "_FILE") instanceof Found.Value file)) {
            return direct;
        }
        if (direct instanceof Found.Value) {
            return new Found.Unusable("%1$s and %1$s_FILE are both set — keep one of them".formatted(name));
        }
        return inFile(name + "_FILE", file.text());
    }

    private static Found inFile(String variable, String path) {
        try {
            var file = Path.of(path);
            if (Files.size(file) > LARGEST_SECRET) {
                return new Found.Unusable(
                        variable + ": the file it names is over 64 KiB — name a file that holds the value alone");
            }
            var text = Files.readString(file, StandardCharsets.UTF_8).strip();
            return text.isEmpty()
                    ? new Found.Unusable(variable + ": the file it names is empty — put the value into it")
                    : new Found.Value(text);
        } catch (CharacterCodingException binary) {
            return new Found.Unusable(
                    variable + ": the file it names is not UTF-8 text — name a file that holds the value alone");
        } catch (IOException | InvalidPathException unreadable) {
            return new Found.Unusable(variable
                    + ": the file it names can't be read — check the path and that Capstan's user may read it");
        }
    }
}
