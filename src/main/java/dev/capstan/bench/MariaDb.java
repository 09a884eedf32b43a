package dev.capstan.bench;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A MariaDB server of its own on a free loopback port. Leaves nothing behind. */
public final class MariaDb implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final List<String> FIRST_TABLES = List.of(
            "mariadb_system_tables.sql",
            "mariadb_performance_tables.sql",
            "mariadb_system_tables_data.sql",
            "mariadb_sys_schema.sql");

    private final Path folder;
    private final MariaDbPrograms programs;
    private final Process process;
    private final int port;

    /** Entered as root without a password, from this machine only. Returns when it answers. */
    public static MariaDb start(MariaDbPrograms programs, String... options) throws IOException {
        var folder = Files.createTempDirectory("capstan-mariadb");
        try {
            return new MariaDb(folder, programs, List.of(options));
        } catch (IOException | RuntimeException failure) {
            delete(folder);
            throw failure;
        }
    }

    private MariaDb(Path folder, MariaDbPrograms programs, List<String> options) throws IOException {
        this.folder = folder;
        this.programs = programs;
        this.port = freePort();
        Files.createDirectories(folder.resolve("data"));
        makeTables();
        var command = command("--port=" + port, "--bind-address=127.0.0.1", "--socket=" + folder.resolve("socket"));
        command.addAll(options);
        this.process = started(new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile()));
        awaitListening();
    }

    private List<String> command(String... more) {
        var command = new ArrayList<>(List.of(
                programs.program("mariadbd"),
                "--no-defaults",
                "--basedir=" + programs.folder(),
                "--datadir=" + folder.resolve("data"),
                "--tmpdir=" + folder,
                "--lc-messages-dir=" + programs.share(),
                "--character-set-server=utf8mb4"));
        if (System.getProperty("user.name").equals("root")) {
            command.add("--user=root");
        }
        command.addAll(List.of(more));
        return command;
    }

    /** As mariadb-install-db does, which wants a shell and a folder layout that the archive lacks. */
    private void makeTables() throws IOException {
        var sql = new ByteArrayOutputStream();
        sql.writeBytes("create database mysql;\nuse mysql;\n".getBytes(StandardCharsets.UTF_8));
        for (var file : FIRST_TABLES) {
            Files.copy(programs.share().resolve(file), sql);
        }
        var log = folder.resolve("bootstrap.log");
        var making = started(
                new ProcessBuilder(command("--bootstrap", "--skip-log-bin", "--innodb-flush-log-at-trx-commit=0"))
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile()));
        try (var in = making.getOutputStream()) {
            sql.writeTo(in);
        }
        if (making.onExit().join().exitValue() != 0) {
            throw new IOException("MariaDB's own tables could not be made:\n" + Files.readString(log));
        }
    }

    /**
     * A process that this one starts elsewhere meanwhile may hold the program open for a moment, if it was just being
     * unpacked; until then the system calls it busy.
     */
    private static Process started(ProcessBuilder program) throws IOException {
        for (int left = 50; ; left--) {
            try {
                return program.start();
            } catch (IOException failure) {
                if (left == 0 || !String.valueOf(failure.getMessage()).contains("error: 26")) {
                    throw failure;
                }
                LockSupport.parkNanos(100_000_000);
            }
        }
    }

    private static int freePort() throws IOException {
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }

    private void awaitListening() throws IOException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < deadline && process.isAlive()) {
            try (var socket = new Socket()) {
                socket.connect(new InetSocketAddress("127.0.0.1", port), 500);
                return;
            } catch (IOException notYet) {
                LockSupport.parkNanos(20_000_000);
            }
        }
        var said = Files.readString(folder.resolve("log"));
        end();
        throw new IOException("MariaDB did not start:\n" + said);
    }

    public int port() {
        return port;
    }

    @Override
    public void close() throws IOException {
        end();
        delete(folder);
    }

    private void end() {
        process.destroy();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException stopping) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private static void delete(Path folder) throws IOException {
        try (var all = Files.walk(folder)) {
            for (var path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }
}
