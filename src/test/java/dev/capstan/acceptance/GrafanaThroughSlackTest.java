package dev.capstan.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.capstan.acceptance.Scene.Transport;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a rule of Grafana finds, from its webhook to the card and its end. */
class GrafanaThroughSlackTest {
    @TempDir
    Path root;

    /** As Grafana 12 sends it. */
    private static String payload(String status, String ended) {
        return """
                {"receiver": "capstan", "status": "%1$s", "orgId": 1, "version": "1", "groupKey": "{}:{alertname=\\"Memory\\"}",
                 "groupLabels": {"alertname": "Memory"}, "commonLabels": {"alertname": "Memory", "service": "shop"},
                 "commonAnnotations": {}, "externalURL": "https://grafana.example.com/", "truncatedAlerts": 0,
                 "title": "[FIRING:1] Memory (shop)", "state": "alerting", "message": "**Firing**",
                 "alerts": [{"status": "%1$s",
                   "labels": {"alertname": "Memory", "service": "shop", "severity": "critical", "grafana_folder": "ops"},
                   "annotations": {"summary": "The memory of shop-1 is nearly full",
                                   "runbook_url": "https://wiki.example.com/memory"},
                   "startsAt": "2026-11-22T02:58:00.157076+02:00", "endsAt": "%2$s",
                   "values": {"A": 93.5, "C": 1},
                   "valueString": "[ var='A' labels={host=shop-1} value=93.5 ], [ var='C' labels={host=shop-1} value=1 ]",
                   "generatorURL": "https://grafana.example.com/alerting/grafana/ab/view?orgId=1",
                   "fingerprint": "c6eadffa33fcdf37", "silenceURL": "https://grafana.example.com/alerting/silence/new",
                   "dashboardURL": "https://grafana.example.com/d/ab?orgId=1", "panelURL": "", "imageURL": ""}]}
                """
                .formatted(status, ended);
    }

    @Test
    void a_signed_report_becomes_a_card_that_turns_green() {
        try (var scene = Scene.local(root, Transport.HTTP)) {
            scene.knows("GRAFANA", "sh4red")
                    .edits(
                            "capstan.yaml",
                            "language: en",
                            """
                            language: en
                            alerts:
                              receivers: { grafana: { kind: grafana, signing-secret: "${secret:GRAFANA}" } }
                            """)
                    .opens();
            var grafana = new Sender(scene, "grafana");
            var firing = payload("firing", "0001-01-01T00:00:00Z");
            var forged = grafana.posts(firing, "X-Grafana-Alerting-Signature", Sender.hmac("guess", firing));
            assertEquals(401, forged.statusCode());
            var heard = grafana.posts(firing, "X-Grafana-Alerting-Signature", Sender.hmac("sh4red", firing));
            assertEquals(200, heard.statusCode(), heard.body());
            var card = scene.card("P0 Memory", "93.5", "The memory of shop-1 is nearly full");
            var text = card.everything();
            assertTrue(text.contains("<https://wiki.example.com/memory|Runbook>"), text);
            assertTrue(text.contains("<https://grafana.example.com/d/ab?orgId=1|Dashboard>"), text);
            assertTrue(text.contains("view?orgId=1|Source>"), text);

            var over = payload("resolved", "2026-11-22T03:08:00Z");
            var last = grafana.posts(over, "X-Grafana-Alerting-Signature", Sender.hmac("sh4red", over));
            assertEquals(200, last.statusCode(), last.body());
            scene.card("✅", "Memory", "is over after");
            scene.inThread("✅ Over after");
        }
    }
}
