package dev.capstan.monitor.gauge;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** A real Prometheus on a free port of the loopback, and a page of metrics that it reads several times a second. */
public final class PrometheusProgram implements AutoCloseable {
    private static final Duration TO_START = Duration.ofSeconds(60);

    private final Path folder;
    private final HttpServer page;
    private volatile String metrics = "";
    private int port;
    private Process process;

    public PrometheusProgram(Path folder, String metrics) {
        this.folder = folder;
        this.metrics = metrics;
        try {
            page = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            page.createContext("/metrics", exchange -> {
                var body = this.metrics.getBytes(StandardCharsets.UTF_8);
                exchange.getResponseHeaders().set("Content-Type", "text/plain; version=0.0.4");
                exchange.sendResponseHeaders(200, body.length);
                exchange.getResponseBody().write(body);
                exchange.close();
            });
            page.start();
            Files.writeString(
                    folder.resolve("prometheus.yml"),
                    """
                    global: { scrape_interval: 200ms, scrape_timeout: 200ms }
                    scrape_configs: [{ job_name: page, static_configs: [{ targets: ["127.0.0.1:%d"] }] }]
                    """
                            .formatted(page.getAddress().getPort()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        for (int tries = 0; process == null && tries < 10; tries++) {
            try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                port = free.getLocalPort();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            start();
        }
        if (process == null) {
            throw new AssertionError("prometheus does not start, see " + folder.resolve("log"));
        }
    }

    /** What it reads from now on. */
    public void reads(String page) {
        metrics = page;
    }

    /** After it was stopped, at the same address. */
    public void startAgain() {
        process = null;
        for (int tries = 0; process == null && tries < 10; tries++) {
            start();
        }
        if (process == null) {
            throw new AssertionError("prometheus does not start again, see " + folder.resolve("log"));
        }
    }

    /** Waits until it knows that this is so. */
    public void knows(String expression) {
        long end = System.nanoTime() + TO_START.toNanos();
        while (!has(expression)) {
            if (System.nanoTime() > end) {
                throw new AssertionError("prometheus never saw " + expression);
            }
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
    }

    public String url() {
        return "http://127.0.0.1:" + port;
    }

    /** Somebody else may take the port before it does: then there is no process. */
    private void start() {
        try {
            var started = new ProcessBuilder(
                            "prometheus",
                            "--config.file=" + folder.resolve("prometheus.yml"),
                            "--storage.tsdb.path=" + folder.resolve("data"),
                            "--web.listen-address=127.0.0.1:" + port)
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("log").toFile())
                    .start();
            long end = System.nanoTime() + TO_START.toNanos();
            while (started.isAlive() && process == null && System.nanoTime() < end) {
                if (has("up == 1")) {
                    process = started;
                } else {
                    LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
                }
            }
            if (process == null) {
                started.destroyForcibly();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean has(String expression) {
        var question = URI.create(
                url() + "/api/v1/query?query=" + java.net.URLEncoder.encode(expression, StandardCharsets.UTF_8));
        try (var client = HttpClient.newHttpClient()) {
            return client.send(
                            HttpRequest.newBuilder(question)
                                    .timeout(Duration.ofSeconds(5))
                                    .build(),
                            BodyHandlers.ofString())
                    .body()
                    .contains("\"metric\"");
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    public void stop() {
        process.destroyForcibly();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        stop();
        page.stop(0);
    }
}
