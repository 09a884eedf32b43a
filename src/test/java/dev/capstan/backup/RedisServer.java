package dev.capstan.backup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A real Redis on a free port of the loopback, with its files in a folder. */
public final class RedisServer implements AutoCloseable {
    private static final Duration TO_START = Duration.ofSeconds(60);

    private final Path folder;
    private final String password;
    private final List<String> settings;
    private int port;
    private Process process;

    public RedisServer(Path folder, String password, String... settings) {
        this.folder = folder;
        this.password = password;
        this.settings = List.of(settings);
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        open();
    }

    /** As after a power cut, with what was on disk; on another port. */
    void endsAndBeginsAgain() {
        close();
        process = null;
        open();
    }

    private void open() {
        for (int tries = 0; process == null && tries < 10; tries++) {
            start();
        }
        if (process == null) {
            throw new AssertionError("redis-server does not start");
        }
    }

    public int port() {
        return port;
    }

    public Path file() {
        return folder.resolve("dump.rdb");
    }

    /** Somebody else may take the port before Redis does: then there is no process. */
    private void start() {
        try {
            try (var free = new ServerSocket(0)) {
                port = free.getLocalPort();
            }
            var command = new ArrayList<>(List.of(
                    "redis-server",
                    "--port",
                    "" + port,
                    "--bind",
                    "127.0.0.1",
                    "--dir",
                    folder.toString(),
                    "--repl-diskless-sync-delay",
                    "0"));
            command.addAll(settings);
            if (!password.isEmpty()) {
                command.addAll(List.of("--requirepass", password));
            }
            var started = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("log").toFile())
                    .start();
            var deadline = Instant.now().plus(TO_START);
            while (started.isAlive() && process == null) {
                if (says("ping").equals("PONG")) {
                    process = started;
                } else if (Instant.now().isAfter(deadline)) {
                    started.destroyForcibly();
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What redis-cli says, its lines as they come. */
    public String says(String... words) {
        var command = new ArrayList<>(List.of("redis-cli", "-p", "" + port));
        command.addAll(List.of(words));
        var builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
        if (!password.isEmpty()) {
            builder.environment().put("REDISCLI_AUTH", password);
        }
        try {
            var asking = builder.start();
            asking.getOutputStream().close();
            try (var said = asking.inputReader()) {
                return String.join("\n", said.lines().toList());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
