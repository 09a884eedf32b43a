package dev.capstan.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.capstan.acceptance.Scene.Transport;
import dev.capstan.workspace.api.Fault;
import dev.capstan.workspace.model.Message;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An incident as people live it: an alert, somebody in command, a word to users, the stop, and the report. */
class IncidentsThroughSlackTest {
    private static final Pattern ID = Pattern.compile("in-[2-9A-HJ-NP-Z]{6}");

    @TempDir
    private Path root;

    private String news;

    private Scene scene(String house) {
        var scene = Scene.local(root, Transport.HTTP).knows("HOOK", "let-me-in");
        news = scene.slack.addChannel("news", "engineer");
        scene.edits(
                "capstan.yaml",
                "language: en",
                "language: en\nalerts: { receivers: { am: { kind: alertmanager, token: \"${secret:HOOK}\" } } }\n"
                        + house);
        scene.edits("shop/service.yaml", "may: { deploy:", "may: { halt: [engineers, release-managers], deploy:");
        scene.edits(
                "shop/runbooks.yaml",
                "runbooks:\n",
                """
                runbooks:
                  halt:
                    title: { en: Stop the shop, zh: 停止商店 }
                    guard: { approvals: 1, by: release-managers, not: requester }
                    steps: [{ run: touch ../halted, name: Halt }]
                """);
        scene.adds(
                "shop/incidents.yaml",
                "incidents: { stop: halt, impact: failed-payments, updates: { users: %s } }".formatted(news));
        return scene.opens();
    }

    private static void fires(Scene scene, String severity, String status) {
        fires(scene, "PaymentsFail", severity, status);
    }

    private static void fires(Scene scene, String name, String severity, String status) {
        var body =
                """
                {"version": "4", "groupKey": "%3$s", "status": "%2$s", "alerts": [{"status": "%2$s",
                 "labels": {"alertname": "%3$s", "service": "shop", "severity": "%1$s"},
                 "annotations": {}, "fingerprint": "%3$s", "startsAt": "2026-01-01T00:00:00Z"}]}
                """
                        .formatted(severity, status, name);
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + scene.port(0) + "/hooks/am"))
                .header("Authorization", "Bearer let-me-in")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        try (var client = HttpClient.newHttpClient()) {
            var answer = client.send(request, BodyHandlers.ofString());
            assertEquals(2, answer.statusCode() / 100, answer::body);
        } catch (IOException failure) {
            throw new AssertionError(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }

    private static String id(Message card) {
        var found = ID.matcher(card.everything());
        assertTrue(found.find(), card::everything);
        return found.group();
    }

    @Test
    void an_alert_becomes_an_incident_that_is_led_told_stopped_resolved_and_written_up() {
        try (var scene = scene("")) {
            fires(scene, "error", "firing");
            var alert = scene.card("PaymentsFail", "say:alert-incident");
            scene.as("outsider").clicks(alert, "say:alert-incident");
            scene.slack.awaitWhisper("outsider", each -> each.everything().contains("engineers"), Scene.PATIENCE);
            scene.as("engineer").clicks(alert, "say:alert-incident");
            var card = scene.card("nobody is in command", "1 alert");
            var id = id(card);
            scene.as("engineer").clicks(alert, "say:alert-incident");
            scene.slack.awaitWhisper(
                    "engineer", each -> each.everything().contains("is open there already"), Scene.PATIENCE);

            scene.as("approver").clicks(card, "incident-command");
            scene.inThread("takes command");
            scene.card(id, "<@U2APP> is in command");

            var clue = scene.as("engineer").repliesTo(card, "The provider rotated its keys on Friday.");
            scene.as("approver").pins(clue);
            scene.inThread("pinned", "The provider rotated its keys on Friday.");

            scene.as("engineer").clicks(card, "incident-update");
            scene.as("engineer")
                    .awaitModal(Scene.PATIENCE)
                    .enters("form-readers", "users")
                    .enters("form-text", "Card payments fail; nothing is charged twice.")
                    .submits();
            var told = scene.slack.awaitMessage(
                    message -> message.channel().equals(news)
                            && message.everything().contains("Card payments fail"),
                    Scene.PATIENCE);
            assertTrue(told.everything().contains("Shop"), told::everything);
            assertFalse(told.everything().contains(id), told::everything);
            assertFalse(told.everything().contains("U1ENG"), told::everything);

            scene.as("engineer").clicks(card, "say:incident-stop");
            scene.card("Stop the shop", id, "approve");
            scene.decides("approver", "approve");
            scene.card("✅ *Stop the shop");
            assertTrue(root.resolve("halted").toFile().exists()
                    || scene.service.root.resolve("halted").toFile().exists());

            fires(scene, "error", "resolved");
            scene.card("PaymentsFail", "is over after");
            scene.as("engineer").types("/incident follow-up " + id + " -- Alert earlier <@U2APP>");
            scene.inThread("Follow-up 1: Alert earlier · <@U2APP>");
            scene.as("engineer").clicks(card, "incident-resolve");
            scene.as("engineer")
                    .awaitModal(Scene.PATIENCE)
                    .enters("form-text", "The key had expired.")
                    .submits();
            scene.card("is resolved after", "Cause: The key had expired.", id);
            scene.as("engineer").types("/incident");
            scene.slack.awaitWhisper(
                    "engineer",
                    each -> each.everything().contains("1 resolved with something left to do"),
                    Scene.PATIENCE);
            scene.as("engineer").types("/incident report " + id);

            Until.holds("the report is there", () -> !reports(scene, id).isEmpty());
            var report = reports(scene, id).getFirst();
            assertInOrder(
                    report,
                    "# " + id + " P1 PaymentsFail",
                    "## 1. When it was found",
                    "Taken on: ",
                    "Harm ended: ",
                    "Resolved: ",
                    "## 2. Impact",
                    "Told to users",
                    "`/sql shop production failed-payments`",
                    "## 3. What was done",
                    "PaymentsFail · began",
                    "Engineer opened the incident",
                    "Approver takes command",
                    "The provider rotated its keys on Friday.",
                    "Engineer asked for: Stop the shop",
                    "Approver approved op-",
                    "Engineer resolved the incident: The key had expired.",
                    "## 4. Root cause",
                    "The key had expired.",
                    "## 5. Prevention",
                    "- [ ] 1. Alert earlier (Approver)");
        }
    }

    private static List<String> reports(Scene scene, String id) {
        return scene.slack.files().stream()
                .filter(file -> file.complete() && file.name().equals(id + ".md"))
                .map(file -> file.text())
                .toList();
    }

    private static void assertInOrder(String text, String... parts) {
        int from = 0;
        for (var part : parts) {
            int at = text.indexOf(part, from);
            assertTrue(at >= 0, () -> part + " is not there, or not in its place, in\n" + text);
            from = at + part.length();
        }
    }

    @Test
    void the_worst_alerts_open_one_incident_by_themselves_in_a_channel_of_its_own() {
        try (var scene = scene("incidents: { channels: true }")) {
            fires(scene, "critical", "firing");
            var card = scene.card("opened by an alert", "goes on in");
            var id = id(card);
            var own = scene.slack.awaitMessage(
                    message -> !message.channel().equals(scene.channel)
                            && message.everything().contains(id)
                            && message.everything().contains("incident-resolve"),
                    Scene.PATIENCE);
            scene.as("engineer").types("/incident note " + id + " -- the provider was called");
            var note = scene.slack.awaitMessage(
                    message -> message.channel().equals(own.channel())
                            && message.everything().contains("the provider was called"),
                    Scene.PATIENCE);
            assertEquals(own.ts(), note.threadTs());
        }
    }

    @Test
    void where_slack_refuses_a_channel_the_thread_says_so_and_further_alerts_join_there() {
        try (var scene = scene("incidents: { channels: true }")) {
            scene.slack.faults().always("conversations.create", new Fault.ErrorCode("restricted_action"));
            fires(scene, "critical", "firing");
            var card = scene.card("opened by an alert", "1 alert");
            var id = id(card);
            var refused = scene.inThread("restricted_action");
            assertEquals(card.ts(), refused.threadTs());

            fires(scene, "Slow", "critical", "firing");
            scene.card(id, "2 alerts");
            var joined = scene.inThread("al-", "belong");
            assertEquals(card.ts(), joined.threadTs());
            assertEquals(
                    1,
                    scene.cards().stream()
                            .filter(message -> message.everything().contains("opened by an alert"))
                            .count());

            scene.as("engineer").clicks(card, "incident-note");
            scene.as("engineer")
                    .awaitModal(Scene.PATIENCE)
                    .enters("form-text", "The provider was called.")
                    .submits();
            assertEquals(card.ts(), scene.inThread("The provider was called.").threadTs());

            scene.as("engineer").clicks(card, "incident-resolve");
            var late = scene.as("engineer").awaitModal(Scene.PATIENCE);
            scene.as("approver").types("/incident resolve " + id + " -- the provider was down");
            scene.card("is resolved after", id);
            var answer = late.enters("form-text", "Something else.").submits().body();
            assertTrue(answer.contains("update") && answer.contains(id), "whoever comes late is told: " + answer);
        }
    }
}
