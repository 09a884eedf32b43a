package dev.capstan.sql;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipFile;

/** PostgreSQL servers of other versions than the one that Capstan itself is tested on. */
public final class PostgresServers {
    private PostgresServers() {}

    /**
     * A server of its own, which somebody has to close.
     *
     * @param major such as 18
     */
    public static EmbeddedPostgres.Builder version(int major) throws IOException {
        var jar = jar(major);
        return EmbeddedPostgres.builder()
                .setPgBinaryResolver((system, machine) -> {
                    try (var zip = new ZipFile(jar.toFile())) {
                        var archive = zip.stream()
                                .filter(entry -> entry.getName().endsWith(".txz"))
                                .findFirst()
                                .orElseThrow();
                        return new java.io.ByteArrayInputStream(
                                zip.getInputStream(archive).readAllBytes());
                    }
                })
                .setServerConfig("fsync", "off");
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
