package dev.capstan.step.shell;

import dev.capstan.step.HostShell;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The machine of the bot itself. Nothing of the bot's environment reaches what it starts. */
public final class LocalShell implements HostShell {
    private static final String FIRST_PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";
    private static final int ERROR_LIMIT = 64 * 1024;
    private static final Duration AFTER_EXIT = Duration.ofMillis(300);

    private final Map<String, String> login;

    public LocalShell() {
        this(System.getProperty("user.home"), System.getProperty("user.name"));
    }

    LocalShell(String home, String user) {
        this.login = Map.of("HOME", home, "USER", user, "LOGNAME", user, "PATH", FIRST_PATH);
    }

    @Override
    public Answer run(Request request) {
        var builder = new ProcessBuilder("/bin/sh", "-c", COMMAND);
        builder.environment().clear();
        builder.environment().putAll(login);
        try {
            return attend(builder.start(), request);
        } catch (IOException e) {
            return new Answer.Unreachable("no process could be started: " + e.getMessage(), false);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Answer.Unwanted();
        }
    }

    private Answer attend(Process process, Request request) throws InterruptedException {
        var output = new Drain(process.getInputStream(), request.outputLimit());
        var errors = new Drain(process.getErrorStream(), ERROR_LIMIT);
        try {
            Thread.ofVirtual().name("stdin").start(() -> feed(process, request.stdin()));
            long deadline = System.nanoTime() + request.within().toNanos();
            while (!process.waitFor(Math.min(500_000_000, deadline - System.nanoTime()), TimeUnit.NANOSECONDS)) {
                if (!request.wanted().getAsBoolean()) {
                    return new Answer.Unwanted();
                }
                if (deadline - System.nanoTime() <= 0) {
                    return new Answer.TooSlow();
                }
            }
            return new Answer.Exited(process.exitValue(), output.bytes(AFTER_EXIT), errors.bytes(AFTER_EXIT));
        } finally {
            leave(process);
        }
    }

    private static void feed(Process process, byte[] stdin) {
        try (var to = process.getOutputStream()) {
            to.write(stdin);
        } catch (IOException ended) {
            // A program that ends early need not read everything.
        }
    }

    /** Its children are not touched: one of them may be a supervisor. A probe's guard passes the signal on. */
    private static void leave(Process process) throws InterruptedException {
        if (process.isAlive()) {
            process.destroy();
            if (!process.waitFor(200, TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
            }
        }
    }

    @Override
    public Socket connect(String host, int port, Duration within) throws IOException {
        var socket = new Socket();
        try {
            socket.connect(new InetSocketAddress(host, port), Math.toIntExact(Math.max(1, within.toMillis())));
            return socket;
        } catch (IOException e) {
            socket.close();
            throw new IOException(plainly(e), e);
        }
    }

    private static String plainly(IOException trouble) {
        return switch (trouble) {
            case SocketTimeoutException e -> "no answer";
            case UnknownHostException e -> "name unknown";
            case NoRouteToHostException e -> "no route";
            case ConnectException e -> "connection refused";
            default -> trouble.getMessage();
        };
    }
}
