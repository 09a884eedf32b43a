package dev.capstan.bench;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipFile;

/** A server that is no newer than the client programs of this machine: they refuse one that is. */
final class PostgresBundle {
    /** What the bot itself brings. */
    private static final int OWN = 17;

    private PostgresBundle() {}

    static Optional<EmbeddedPostgres.Builder> forClients() throws IOException {
        if (!Stream.of("pg_dump", "pg_restore", "zstd", "bash").allMatch(SqlClient::isThere)) {
            return Optional.empty();
        }
        int client = clientMajor();
        if (client >= OWN) {
            return Optional.of(EmbeddedPostgres.builder());
        }
        return archive(client)
                .map(jar -> EmbeddedPostgres.builder().setPgBinaryResolver((system, machine) -> packed(jar)));
    }

    private static int clientMajor() throws IOException {
        var process = new ProcessBuilder(List.of("pg_dump", "--version")).start();
        var said = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        return Integer.parseInt(said.replaceFirst("\\D*(\\d+)[\\s\\S]*", "$1"));
    }

    /** The build lays servers of other versions beside the jar. */
    private static Optional<Path> archive(int major) throws IOException {
        var folder =
                Path.of(System.getProperty("java.class.path")).toAbsolutePath().resolveSibling("postgres");
        if (!Files.isDirectory(folder)) {
            return Optional.empty();
        }
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().matches(".*-" + major + "\\.[0-9.]+\\.jar"))
                    .findFirst();
        }
    }

    private static InputStream packed(Path jar) throws IOException {
        try (var zip = new ZipFile(jar.toFile())) {
            var archive = zip.stream()
                    .filter(entry -> entry.getName().endsWith(".txz"))
                    .findFirst()
                    .orElseThrow(() -> new IOException(jar + " holds no server"));
            return new ByteArrayInputStream(zip.getInputStream(archive).readAllBytes());
        }
    }
}
