package dev.capstan.bench;

import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** The bot as a process of its own, with the flags the launcher gave to this one: they are those it gives to serve. */
final class Bot implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String CACHE = "-XX:AOTCache=";
    private static final byte[] ARE_YOU_READY =
            "GET /readyz HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n".getBytes(StandardCharsets.UTF_8);

    final int port;
    final Duration readyAfter;
    private final Process process;
    private final Path log;

    /** Returns when it is ready. */
    Bot(Workplace workplace, boolean withCache) throws IOException {
        this(workplace, withCache, freePort());
    }

    /** In the place of one that died. */
    Bot(Workplace workplace, boolean withCache, int port) throws IOException {
        this.port = port;
        log = workplace.folder.resolve("bot-" + port + ".log");
        var builder = new ProcessBuilder(command(workplace, withCache));
        // What this process was told is not for that one
        for (var name : List.copyOf(builder.environment().keySet())) {
            if (name.startsWith("SLACK_") || name.startsWith("DATABASE_URL") || name.startsWith("HTTPS_PROXY")) {
                builder.environment().remove(name);
            }
        }
        builder.environment().putAll(workplace.settings(port));
        builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        long began = System.nanoTime();
        process = builder.start();
        while (!isReady(port)) {
            if (!process.isAlive() || System.nanoTime() - began > PATIENCE.toNanos()) {
                close();
                throw new BenchFailed("the bot did not get ready:\n" + Files.readString(log));
            }
            LockSupport.parkNanos(Duration.ofMillis(3).toNanos());
        }
        readyAfter = Duration.ofNanos(System.nanoTime() - began);
    }

    /** The start cache that the launcher made; absent before Java 25 and where it may not write. */
    static Optional<String> cache() {
        return ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(flag -> flag.startsWith(CACHE))
                .findFirst();
    }

    private static List<String> command(Workplace workplace, boolean withCache) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(flag -> withCache || !flag.startsWith(CACHE))
                .forEach(command::add);
        if (!withCache) {
            command.add("-Xshare:auto");
        }
        // Its steps' folders go with the bench
        command.add("-Duser.home=" + workplace.folder);
        var classes = System.getProperty("java.class.path");
        if (classes.endsWith(".jar") && !classes.contains(File.pathSeparator)) {
            command.addAll(List.of("-jar", classes));
        } else {
            command.addAll(List.of("-cp", classes, "dev.capstan.Main"));
        }
        command.add("serve");
        return command;
    }

    static boolean isReady(int port) {
        try (var connection = new Connection(port)) {
            return connection.ask(ARE_YOU_READY).status() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    /** What it holds in memory, in millions of bytes; absent where the system has no {@code /proc}. */
    Optional<Double> megabytes() throws IOException {
        var status = Path.of("/proc", Long.toString(process.pid()), "status");
        if (!Files.exists(status)) {
            return Optional.empty();
        }
        try (var lines = Files.lines(status)) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                    .map(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024 / 1e6)
                    .findFirst();
        }
    }

    String lastWords() throws IOException {
        var lines = Files.readAllLines(log);
        return String.join("\n", lines.subList(Math.max(0, lines.size() - 20), lines.size()));
    }

    /** SIGKILL: no shutdown hook, no last word. */
    void dies() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException stopping) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
