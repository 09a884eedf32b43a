package dev.capstan.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.capstan.acceptance.Scene.Transport;
import dev.capstan.workspace.model.Message;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Instant;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Alerts from outside, from the webhook to the thread. */
class AlertsThroughSlackTest {
    private static final String HOUSE =
            """
            alerts:
              receivers:
                prod: { kind: alertmanager, token: "${secret:HOOK_TOKEN}" }
            """;

    private static final String ALERTS =
            """
            alerts:
              payment-failures:
                title: { en: Payment failures, zh: 支付失败率过高 }
                matches: { alertname: HighPaymentFailureRate }
                severity: P0
                means: { en: Customers can't pay., zh: 顾客无法付款。 }
                next: [{ en: Look at the failed payments, zh: 查看支付失败订单 }]
                runbook: https://wiki.example.com/payments
                actions: { query: orders-by-status }
              shop-down: { title: The shop is down, severity: P0, hides: [slow-answers] }
              slow-answers: { title: Slow answers, severity: P1 }
            escalation:
              P0: { tell: [release-managers] }
            """;

    private final HttpClient http = HttpClient.newHttpClient();

    @TempDir
    Path root;

    private Scene scene() {
        var scene = Scene.local(root, Transport.HTTP)
                .knows("HOOK_TOKEN", "let-me-in")
                .adds("shop/alerts.yaml", ALERTS);
        scene.edits("capstan.yaml", "language: en", "language: en\n" + HOUSE);
        return scene;
    }

    private HttpResponse<String> posts(Scene scene, String token, String body) {
        try {
            return http.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + scene.port(0) + "/hooks/prod"))
                            .header("Authorization", "Bearer " + token)
                            .POST(BodyPublishers.ofString(body))
                            .build(),
                    BodyHandlers.ofString());
        } catch (IOException failure) {
            throw new AssertionError(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }

    private void sends(Scene scene, String... alerts) {
        var answer = posts(scene, "let-me-in", payload(alerts));
        assertEquals(200, answer.statusCode(), answer.body());
    }

    private static String payload(String... alerts) {
        return """
                {"version": "4", "groupKey": "{}:{service=\\"shop\\"}", "truncatedAlerts": 0, "status": "firing",
                 "receiver": "capstan", "externalURL": "http://alertmanager", "alerts": [%s]}
                """
                .formatted(String.join(",", alerts));
    }

    private static String alert(String name, String instance, String status, Instant since, String summary) {
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

    private static void reads(Scene scene, String person, String typed, String... words) {
        var answer = scene.as(person).types(typed).body();
        for (var word : words) {
            assertTrue(answer.contains(word), answer);
        }
    }

    private static final Pattern ID = Pattern.compile("al-[A-Z0-9]{6}");

    private static String id(Message card) {
        var matcher = ID.matcher(card.everything());
        assertTrue(matcher.find(), card.everything());
        return matcher.group();
    }

    @Test
    void an_alert_arrives_once_is_acknowledged_acted_upon_and_resolved() {
        try (var scene = scene().opens()) {
            var since = Instant.now().minusSeconds(130);
            assertEquals(401, posts(scene, "let-me-out", payload()).statusCode());
            assertEquals(
                    400, posts(scene, "let-me-in", payload().substring(0, 60)).statusCode());
            var newer = posts(scene, "let-me-in", payload().replace("\"4\"", "\"5\""));
            assertEquals(400, newer.statusCode());
            assertTrue(newer.body().contains("version 4 is understood"), newer.body());
            assertEquals(413, posts(scene, "let-me-in", " ".repeat(5_000_000)).statusCode());

            var failing = alert("HighPaymentFailureRate", "a", "firing", since, "7.2 % fail <!channel> *now*");
            sends(scene, failing);
            var card = scene.card("P0 Payment failures", "shop production");
            var text = card.everything();
            assertTrue(text.contains("Customers can't pay."), text);
            assertTrue(text.contains("1. Look at the failed payments"), text);
            assertTrue(text.contains("<https://wiki.example.com/payments|Runbook>"), text);
            assertTrue(text.contains("<@U1ENG> <@U2APP>"), text);
            assertFalse(text.contains("<!channel>"), text);
            assertFalse(text.contains("*now*"), text);

            sends(scene, failing);
            scene.as("outsider").clicks(card, "alert-acknowledge");
            Until.holds("the outsider is refused", () -> scene.as("outsider").whispers().stream()
                    .anyMatch(whisper -> whisper.everything().contains("You can't")));
            scene.as("engineer").clicks(card, "alert-acknowledge");
            scene.inThread("👀 <@U1ENG> is on it");
            scene.card("👀", "Payment failures", "<@U1ENG> is on it since");
            reads(scene, "approver", "/alerts " + id(card) + " ack", "is on it already");
            reads(scene, "mei", "/alerts", "当前有 1 个告警", "支付失败率过高");
            reads(scene, "mei", "/alerts mine", "当前没有告警");

            sends(scene, alert("HighPaymentFailureRate", "a", "resolved", since, "7.2 % fail"));
            scene.card("✅", "Payment failures", "is over after");
            scene.inThread("✅ Over after");
            assertEquals(
                    1,
                    scene.cards().stream()
                            .filter(message -> message.everything().contains("Payment failures") && !message.isReply())
                            .count());
            reads(scene, "engineer", "/alerts " + id(card) + " ack", "is over; there is nothing left to do");
        }
    }

    @Test
    void right_after_a_deploy_its_rollback_comes_first_and_what_is_pressed_is_noted() {
        try (var scene = scene().opens()) {
            scene.as("engineer").types("/deploy shop v1.1.0");
            scene.decides("approver", "approve");
            scene.card("✅", "v1.1.0");
            sends(scene, alert("HighPaymentFailureRate", "a", "firing", Instant.now(), "9 % fail"));
            var card = scene.card("P0 Payment failures", "changed lately: Deploy", "Roll back v1.1.0");
            assertTrue(
                    card.blocks().toString().indexOf("say:alert-roll-back")
                            < card.blocks().toString().indexOf("alert-acknowledge"),
                    "what helps most comes first");
            scene.as("engineer").clicks(card, "say:alert-roll-back");
            scene.card("Roll back shop", id(card));
            scene.inThread("<@U1ENG> · `/rollback shop production -- " + id(card) + "`");
        }
    }

    @Test
    void what_explains_others_hides_them_until_it_is_over() {
        try (var scene = scene().opens()) {
            var since = Instant.now();
            sends(scene, alert("shop-down", "a", "firing", since, "no answer"));
            var down = scene.card("P0 The shop is down");
            var slow = alert("slow-answers", "a", "firing", since, "9 s");
            var answer = posts(scene, "let-me-in", payload(slow).replace("service=", "slow="));
            assertEquals(200, answer.statusCode());
            Until.holds(
                    "it is recorded",
                    () -> scene.as("engineer").types("/alerts").body().contains("2 alerts are open"));
            assertTrue(scene.cards().stream()
                    .noneMatch(message -> message.everything().contains("Slow answers")));
            assertTrue(down.everything().contains("al-"));
        }
    }

    @Test
    void a_silence_is_chosen_from_the_card_or_until_a_moment() {
        try (var scene = scene().opens()) {
            sends(scene, alert("shop-down", "a", "firing", Instant.now(), "no answer"));
            var card = scene.card("P0 The shop is down");
            scene.as("engineer").selects(card, "alert-silence", "4h " + id(card));
            scene.card("🔕", "The shop is down", "silenced by <@U1ENG>");
            scene.as("engineer").selects(card, "alert-silence", "until " + id(card));
            var form = scene.as("engineer").awaitModal(Scene.PATIENCE);
            form.enters(
                            "form-until",
                            Long.toString(Instant.now().minusSeconds(60).getEpochSecond()))
                    .submits();
            var again = scene.as("engineer").awaitModal(Scene.PATIENCE);
            again.enters(
                            "form-until",
                            Long.toString(Instant.now().plusSeconds(7_200).getEpochSecond()))
                    .submits();
            Until.holds(
                    "both are in the thread",
                    () -> scene.slack.messages(scene.channel).stream()
                                    .filter(Message::isReply)
                                    .filter(message -> message.everything().contains("Silenced by <@U1ENG>"))
                                    .count()
                            == 2);
        }
    }
}
