package dev.capstan.acceptance;

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
import java.util.ArrayList;
import java.util.List;

/** A real Prometheus with a rule, a real Alertmanager behind it, and the number that the rule looks at. */
final class RealAlarms implements AutoCloseable {
    private final Path folder;
    private final HttpServer page;
    private final List<Process> processes = new ArrayList<>();
    private final int alertmanager = freePort();
    private final int prometheus = freePort();
    private final HttpClient http = HttpClient.newHttpClient();
    private volatile double errors;

    RealAlarms(Path folder) {
        this.folder = folder;
        try {
            Files.createDirectories(folder);
            page = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            page.createContext("/metrics", exchange -> {
                var body = ("errors " + errors + "\n").getBytes(StandardCharsets.UTF_8);
                exchange.getResponseHeaders().set("Content-Type", "text/plain; version=0.0.4");
                exchange.sendResponseHeaders(200, body.length);
                exchange.getResponseBody().write(body);
                exchange.close();
            });
            page.start();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    String url() {
        return "http://127.0.0.1:" + alertmanager;
    }

    /** Where Prometheus itself is. */
    String asked() {
        return "http://127.0.0.1:" + prometheus;
    }

    /** @param hook where the Alertmanager sends what fires */
    void start(String hook, String token) {
        write(
                "alertmanager.yml",
                """
                route: { receiver: capstan, group_by: [service], group_wait: 200ms, group_interval: 1s, repeat_interval: 1h }
                receivers:
                  - name: capstan
                    webhook_configs:
                      - url: %s
                        send_resolved: true
                        http_config: { authorization: { credentials: %s } }
                """
                        .formatted(hook, token));
        write(
                "rules.yml",
                """
                groups:
                  - name: shop
                    interval: 300ms
                    rules:
                      - alert: Errors
                        expr: errors > 5
                        for: 1s
                        labels: { service: shop, severity: critical }
                        annotations: { summary: "{{ $value }} errors" }
                """);
        write(
                "prometheus.yml",
                """
                global: { scrape_interval: 300ms, scrape_timeout: 300ms, evaluation_interval: 300ms }
                rule_files: [rules.yml]
                alerting: { alertmanagers: [{ static_configs: [{ targets: ["127.0.0.1:%d"] }] }] }
                scrape_configs: [{ job_name: page, static_configs: [{ targets: ["127.0.0.1:%d"] }] }]
                """
                        .formatted(alertmanager, page.getAddress().getPort()));
        runs(
                "prometheus-alertmanager",
                "--config.file=" + folder.resolve("alertmanager.yml"),
                "--storage.path=" + folder.resolve("alertmanager"),
                "--web.listen-address=127.0.0.1:" + alertmanager,
                "--cluster.listen-address=");
        runs(
                "prometheus",
                "--config.file=" + folder.resolve("prometheus.yml"),
                "--storage.tsdb.path=" + folder.resolve("prometheus"),
                "--web.listen-address=127.0.0.1:" + prometheus,
                "--rules.alert.resend-delay=1s");
    }

    void errors(double number) {
        errors = number;
    }

    /** What its API says of silences. */
    String silences() {
        try {
            return http.send(
                            HttpRequest.newBuilder(URI.create(url() + "/api/v2/silences"))
                                    .build(),
                            BodyHandlers.ofString())
                    .body();
        } catch (IOException notYet) {
            return notYet.toString();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }

    private void write(String file, String text) {
        try {
            Files.writeString(folder.resolve(file), text);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void runs(String... command) {
        try {
            processes.add(new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve(command[0] + ".log").toFile())
                    .start());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public void close() {
        processes.forEach(process -> {
            process.destroyForcibly();
            try {
                process.waitFor();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        });
        page.stop(0);
        http.close();
    }
}
