package dev.capstan.sql.migration;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.capstan.NodeModules;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A folder that drizzle-kit migrates a real PostgreSQL from, with migrations as drizzle-kit writes them. */
public final class DrizzleProject {
    private static final NodeModules MODULES = NodeModules.of("drizzle");

    public final Path folder;
    private final List<String> journal = new ArrayList<>();

    /** @param url of the database, as node-postgres takes it */
    public DrizzleProject(Path folder, String url) {
        this.folder = folder;
        MODULES.lacking().ifPresent(lacking -> {
            throw new AssertionError(lacking);
        });
        write(
                "drizzle.config.json",
                """
                { "dialect": "postgresql", "out": "./drizzle", "dbCredentials": { "url": "%s" } }
                """
                        .formatted(url));
    }

    /** One more migration; each is a minute younger than the one before. */
    public DrizzleProject add(String tag, String... statements) {
        write("drizzle/" + tag + ".sql", String.join(";--> statement-breakpoint\n", statements) + ";\n");
        journal.add(
                """
                {
                  "idx": %d,
                  "version": "7",
                  "when": %d,
                  "tag": "%s",
                  "breakpoints": true
                }"""
                        .formatted(journal.size(), 1_767_225_600_000L + 60_000L * journal.size(), tag));
        write(
                "drizzle/meta/_journal.json",
                "{\n  \"version\": \"7\",\n  \"dialect\": \"postgresql\",\n  \"entries\": [\n"
                        + String.join(",\n", journal) + "\n  ]\n}\n");
        return this;
    }

    public void write(String name, String text) {
        var file = folder.resolve(name);
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** What is typed to migrate, wherever one stands. */
    public String command() {
        return "cd '" + folder + "' && NODE_PATH='" + MODULES.folder().toAbsolutePath() + "' node '"
                + MODULES.folder().toAbsolutePath().resolve("drizzle-kit/bin.cjs")
                + "' migrate --config=drizzle.config.json";
    }

    public void migrates() {
        try {
            var process = new ProcessBuilder("sh", "-c", command())
                    .redirectErrorStream(true)
                    .start();
            var said = new String(process.getInputStream().readAllBytes());
            process.waitFor(60, TimeUnit.SECONDS);
            assertEquals(0, process.exitValue(), said);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }
}
