package dev.capstan.acceptance;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.capstan.acceptance.Scene.Transport;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A rule of a real Prometheus fires, a real Alertmanager delivers, and what is silenced in Slack is silenced there. */
class AlertmanagerThroughSlackTest {
    @TempDir
    Path root;

    @Test
    void what_a_rule_finds_is_told_silenced_there_and_told_when_it_is_over_all_the_same() {
        try (var alarms = new RealAlarms(root.resolve("alarms"));
                var scene = Scene.local(root.resolve("scene"), Transport.HTTP)) {
            scene.knows("HOOK_TOKEN", "let-me-in")
                    .adds(
                            "shop/alerts.yaml",
                            """
                            alerts:
                              errors: { title: Too many errors, severity: P1, matches: { alertname: Errors } }
                            """)
                    .edits(
                            "capstan.yaml",
                            "language: en",
                            """
                            language: en
                            alerts:
                              receivers: { prod: { kind: alertmanager, token: "${secret:HOOK_TOKEN}", url: "%s" } }
                            prometheus: { main: { url: "%s" } }
                            """
                                    .formatted(alarms.url(), alarms.asked()));
            scene.opens();
            alarms.start("http://127.0.0.1:" + scene.port(0) + "/hooks/prod", "let-me-in");
            alarms.errors(7);
            var card = scene.card("P1 Too many errors", "7 errors");
            var id = Pattern.compile("al-[A-Z0-9]{6}").matcher(card.everything());
            assertTrue(id.find(), card.everything());

            var picture = scene.slack
                    .await(
                            () -> scene.slack.files().stream()
                                    .filter(file ->
                                            file.complete() && file.name().equals("Errors.png"))
                                    .findFirst(),
                            Scene.PATIENCE)
                    .orElseThrow(() -> new AssertionError("the hour before is not shown"));
            assertTrue(picture.bytes().length > 1_000);

            scene.as("engineer").selects(card, "alert-silence", "1h " + id.group());
            scene.inThread("Silenced in Alertmanager too");
            Until.holds("it is silenced there", () -> alarms.silences().contains(id.group()));
            assertTrue(alarms.silences().contains("\"value\":\"Errors\""), alarms.silences());

            scene.as("engineer").clicks(scene.card("🔕", "Too many errors"), "alert-unsilence");
            scene.inThread("<@U1ENG> has ended the silence");
            scene.inThread("The silence in Alertmanager has ended too");
            assertTrue(alarms.silences().contains("\"state\":\"expired\""), alarms.silences());
            scene.card("❌", "P1 Too many errors");

            scene.as("engineer").types("/alerts " + id.group() + " silence 4h");
            Until.holds("it is silenced there again", () -> alarms.silences().contains("\"state\":\"active\""));
            alarms.errors(0);
            scene.inThread("✅ Over after");
        }
    }
}
