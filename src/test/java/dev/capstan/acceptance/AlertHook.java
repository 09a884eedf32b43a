package dev.capstan.acceptance;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;

/** What an Alertmanager sends, and where a scene's bots hear it. */
final class AlertHook {
    static final String TOKEN = "let-me-in";

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private AlertHook() {}

    /** Its bots will know the receiver. */
    static Scene at(Scene scene) {
        return scene.knows("HOOK_TOKEN", TOKEN)
                .edits(
                        "capstan.yaml",
                        "language: en",
                        """
                        language: en
                        alerts:
                          receivers:
                            prod: { kind: alertmanager, token: "${secret:HOOK_TOKEN}" }
                        """);
    }

    static HttpResponse<String> post(int port, String token, String body) {
        try {
            return send(port, token, body);
        } catch (IOException failure) {
            throw new AssertionError(failure);
        }
    }

    /** @throws IOException where nobody answers */
    static HttpResponse<String> send(int port, String token, String body) throws IOException {
        try {
            return HTTP.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/hooks/prod"))
                            .header("Authorization", "Bearer " + token)
                            .POST(BodyPublishers.ofString(body))
                            .build(),
                    BodyHandlers.ofString());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }

    static String payload(String group, String... alerts) {
        return """
                {"version": "4", "groupKey": "%s", "truncatedAlerts": 0, "status": "firing",
                 "receiver": "capstan", "externalURL": "http://alertmanager", "alerts": [%s]}
                """
                .formatted(group, String.join(",", alerts));
    }

    static String alert(String name, String instance, String status, Instant since, String summary) {
        return """
                {"status": "%s", "labels": {"alertname": "%s", "service": "shop", "instance": "%s", "severity": "critical"},
                 "annotations": {"summary": "%s"}, "startsAt": "%s", "endsAt": "%s",
                 "generatorURL": "http://prometheus.example.com/graph", "fingerprint": "%s-%s"}
                """
                .formatted(
                        status,
                        name,
                        instance,
                        summary,
                        since,
                        status.equals("firing") ? "0001-01-01T00:00:00Z" : since.plusSeconds(120),
                        name,
                        instance);
    }
}
