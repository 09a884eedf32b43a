package dev.capstan.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.sun.net.httpserver.HttpServer;
import dev.capstan.acceptance.Scene.Transport;
import dev.capstan.workspace.api.Fault;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Slack is gone, and then it is back. */
class SlackLostTest {
    private final GreenMail mails = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private final AtomicInteger beats = new AtomicInteger();
    private HttpServer outside;

    @TempDir
    Path root;

    @BeforeEach
    void start() throws IOException {
        mails.start();
        outside = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        outside.createContext("/ping", exchange -> {
            try (exchange) {
                beats.incrementAndGet();
                exchange.sendResponseHeaders(200, -1);
            }
        });
        outside.start();
    }

    @AfterEach
    void stop() {
        outside.stop(0);
        mails.stop();
    }

    private Scene scene() {
        var scene = Scene.local(root, Transport.HTTP)
                .knows("HOOK_TOKEN", "let-me-in")
                .knows("OUTSIDE", "http://127.0.0.1:" + outside.getAddress().getPort() + "/ping")
                .adds("shop/alerts.yaml", "alerts: { slow: { title: Slow answers, severity: P1 } }\n");
        scene.edits(
                "capstan.yaml",
                "language: en",
                """
                language: en
                smtp: { host: 127.0.0.1, port: %d, security: none, from: capstan@example.com }
                reach: { mail: { email: oncall@example.com } }
                heartbeat: { url: "${secret:OUTSIDE}", every: 10s }
                alerts:
                  receivers: { prod: { kind: alertmanager, token: "${secret:HOOK_TOKEN}" } }
                  without-slack: { after: 1s }
                """
                        .formatted(mails.getSmtp().getPort()));
        return scene.opens();
    }

    private static void sends(Scene scene, String status) throws Exception {
        var body =
                """
                {"version": "4", "groupKey": "{}:{}", "truncatedAlerts": 0, "status": "%1$s", "receiver": "capstan",
                 "externalURL": "http://alertmanager", "alerts": [
                  {"status": "%1$s", "labels": {"alertname": "slow", "service": "shop"}, "annotations": {},
                   "startsAt": "2026-01-01T00:00:00Z", "endsAt": "%2$s", "generatorURL": "", "fingerprint": "f"}]}
                """
                        .formatted(status, status.equals("firing") ? "0001-01-01T00:00:00Z" : "2026-01-01T01:00:00Z");
        var answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + scene.port(0) + "/hooks/prod"))
                                .header("Authorization", "Bearer let-me-in")
                                .POST(BodyPublishers.ofString(body))
                                .build(),
                        BodyHandlers.ofString());
        assertEquals(200, answer.statusCode(), answer.body());
    }

    private List<String> subjects() {
        return Arrays.stream(mails.getReceivedMessages())
                .map(mail -> {
                    try {
                        return mail.getSubject();
                    } catch (jakarta.mail.MessagingException unreadable) {
                        throw new AssertionError(unreadable);
                    }
                })
                .toList();
    }

    private void mailed(String... words) {
        Until.holds("a mail says " + List.of(words), () -> subjects().stream()
                .anyMatch(subject -> List.of(words).stream().allMatch(subject::contains)));
    }

    @Test
    void alerts_come_by_mail_and_so_does_what_became_of_slack() throws Exception {
        try (var scene = scene()) {
            Until.holds("the heart beats", () -> beats.get() > 0);
            scene.slack.faults().everywhere(new Fault.ConnectionDropped());
            sends(scene, "firing");
            mailed("❌ Slack can't be reached since");
            mailed("❌ P1 Slow answers · shop production");

            scene.slack.faults().down();
            assertTrue(scene.cards().isEmpty(), "nothing has arrived there");
            scene.slack.faults().clear();
            scene.clock.pass(Duration.ofMinutes(2));
            scene.card("❌", "Slow answers");
            scene.inThread("Slack took nothing since", "mail");
            mailed("✅ Slack is reachable again");

            sends(scene, "resolved");
            mailed("✅ P1 Slow answers");
            assertEquals(4, subjects().size(), subjects().toString());
        }
    }
}
