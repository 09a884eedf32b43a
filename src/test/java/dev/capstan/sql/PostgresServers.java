package dev.capstan.sql;

import dev.capstan.store.TestDatabase;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.ZipFile;

/** PostgreSQL servers of other versions than the one that Capstan itself is tested on: the oldest and the newest of services. */
public final class PostgresServers {
    private static final Map<Integer, EmbeddedPostgres> RUNNING = new ConcurrentHashMap<>();

    private PostgresServers() {}

    /**
     * A new, empty database on the server of that version for the whole test run.
     *
     * @param major 15 or 18
     */
    public static TestDatabase.Coordinates fresh(int major) {
        return TestDatabase.freshOn(RUNNING.computeIfAbsent(major, PostgresServers::start));
    }

    private static EmbeddedPostgres start(int major) {
        try {
            return version(major)
                    .setServerConfig("max_connections", "300")
                    .setServerConfig("shared_preload_libraries", "pg_stat_statements")
                    .start();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /**
     * A server of its own, which somebody has to close.
     *
     * @param major 15 or 18
     */
    public static EmbeddedPostgres.Builder version(int major) {
        return EmbeddedPostgres.builder()
                .setPgBinaryResolver((system, machine) -> archive(major))
                .setServerConfig("fsync", "off");
    }

    /** The programs of a server, packed by tar and xz. */
    public static InputStream archive(int major) throws IOException {
        try (var zip = new ZipFile(jar(major).toFile())) {
            var archive = zip.stream()
                    .filter(entry -> entry.getName().endsWith(".txz"))
                    .findFirst()
                    .orElseThrow();
            return new ByteArrayInputStream(zip.getInputStream(archive).readAllBytes());
        }
    }

    private static Path jar(int major) throws IOException {
        try (var all = Files.list(Path.of("target", "postgres"))) {
            return all.filter(path -> path.getFileName().toString().matches(".*-" + major + "\\.[0-9.]+\\.jar"))
                    .findFirst()
                    .orElseThrow(
                            () -> new IOException("Maven fetches PostgreSQL " + major + " before it compiles tests"));
        }
    }
}
