package dev.capstan.acceptance;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.capstan.acceptance.Scene.Transport;
import java.nio.file.Path;
import java.time.Instant;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an alert's card offers is asked for as if it had been typed: by whoever may, under its own guard. */
class ActionsThroughSlackTest {
    @TempDir
    Path root;

    @Test
    void each_is_asked_for_under_its_own_guard_by_whoever_may() {
        try (var scene = Scene.local(root, Transport.HTTP)) {
            scene.knows("HOOK_TOKEN", "let-me-in")
                    .adds(
                            "shop/alerts.yaml",
                            """
                            alerts:
                              slow:
                                title: { en: Slow answers, zh: 响应缓慢 }
                                matches: { alertname: Slow }
                                severity: P1
                                actions:
                                  - query: orders-by-status
                                  - run: reset
                                  - run: read-log
                                  - doctor: main
                                tell: dbas
                            """)
                    .edits(
                            "shop/runbooks.yaml",
                            "runbooks:\n",
                            """
                            runbooks:
                              read-log:
                                title: { en: Read the log, zh: 查看日志 }
                                only-looks: true
                                guard: none
                                steps: [{ run: echo the newest line, name: Newest lines }]
                            """)
                    .edits("shop/service.yaml", "may: { deploy:", "may: { read-log: engineers, deploy:")
                    .edits(
                            "capstan.yaml",
                            "language: en",
                            """
                            language: en
                            alerts: { receivers: { am: { kind: alertmanager, token: "${secret:HOOK_TOKEN}" } } }
                            """)
                    .opens();
            new Sender(scene, "am")
                    .sends(
                            "let-me-in",
                            """
                            {"version": "4", "groupKey": "g", "status": "firing", "alerts": [{"status": "firing",
                             "labels": {"alertname": "Slow", "service": "shop"}, "annotations": {}, "fingerprint": "f",
                             "startsAt": "%s"}]}
                            """
                                    .formatted(Instant.now()));
            var card = scene.card("P1 Slow answers", "<@U2APP>", "Orders by status", "Examine the database");
            var id = Pattern.compile("al-[A-Z0-9]{6}").matcher(card.everything());
            assertTrue(id.find(), card.everything());

            scene.as("outsider").clicks(card, "say:alert-2");
            scene.slack.awaitWhisper("outsider", each -> each.everything().contains("You can't run"), Scene.PATIENCE);

            scene.as("engineer").clicks(card, "say:alert-2");
            scene.card("Reset the data", "waits for approval");
            scene.confirms();
            scene.card("✅", "Reset the data");
            scene.inThread("<@U1ENG> · `/reset shop production`");

            scene.as("engineer").clicks(card, "say:alert-3");
            scene.card("✅", "Read the log");
            scene.as("engineer").clicks(card, "say:alert-4");
            scene.inThread("<@U1ENG> · `/sql shop production doctor main`");
            assertFalse(scene.slack.messages(scene.channel).stream()
                    .anyMatch(message -> message.everything().contains("<@U9OUT> · ")));
        }
    }
}
