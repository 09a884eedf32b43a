package dev.capstan.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A process of {@code capstan try}, and what scripts may ask of its workspace. */
final class Tried {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Process process;
    private final Path out;
    private final Path err;

    private Tried(Process process, Path out, Path err) {
        this.process = process;
        this.out = out;
        this.err = err;
    }

    /** Returns when it is ready, or has ended. */
    static Tried run(Path caches, String... options) {
        try {
            Files.createDirectories(caches);
            var out = Files.createTempFile(caches, "out", "");
            var err = Files.createTempFile(caches, "err", "");
            var command = new ArrayList<>(List.of(
                    SampleService.java(),
                    "-XX:TieredStopAtLevel=1",
                    "-XX:+UseSerialGC",
                    "-Xmx256m",
                    "-Dfolder=" + caches,
                    "-cp",
                    System.getProperty("java.class.path"),
                    "dev.capstan.Main",
                    "try"));
            command.addAll(List.of(options));
            var builder =
                    new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
            builder.environment().put("XDG_CACHE_HOME", caches.toString());
            var tried = new Tried(builder.start(), out, err);
            Until.holds(
                    "the trial is ready",
                    () -> !tried.process.isAlive() || tried.lines().size() == 3);
            return tried;
        } catch (IOException failure) {
            throw new AssertionError(failure);
        }
    }

    List<String> lines() {
        return read(out).lines().toList();
    }

    String errors() {
        return read(err);
    }

    URI address() {
        return URI.create(lines().getFirst().replaceFirst("^Open ", ""));
    }

    int exitCode() {
        return ended();
    }

    void stop() {
        process.destroy();
        ended();
    }

    /** SIGKILL: no shutdown hook, no last word. */
    void kill() {
        process.destroyForcibly();
        ended();
    }

    private int ended() {
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                throw new AssertionError("it does not end");
            }
            return process.exitValue();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }

    JsonNode get(String path) {
        return ask(HttpRequest.newBuilder(address().resolve(path)));
    }

    JsonNode post(String path, String body) {
        return ask(HttpRequest.newBuilder(address().resolve(path))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)));
    }

    /** Some other server on this machine. */
    static JsonNode at(int port, String path) {
        return answer(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)));
    }

    private JsonNode ask(HttpRequest.Builder request) {
        return answer(
                request.header("Authorization", "Bearer " + address().getQuery().replace("token=", "")));
    }

    private static JsonNode answer(HttpRequest.Builder request) {
        try (var client = HttpClient.newHttpClient()) {
            return JSON.readTree(
                    client.send(request.build(), BodyHandlers.ofString()).body());
        } catch (IOException failure) {
            throw new AssertionError(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failure) {
            throw new AssertionError(failure);
        }
    }
}
