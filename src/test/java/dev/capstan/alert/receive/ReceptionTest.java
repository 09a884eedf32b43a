package dev.capstan.alert.receive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.capstan.Shelf;
import dev.capstan.alert.Report;
import dev.capstan.alert.Watchdog;
import dev.capstan.alert.Watchdogs;
import dev.capstan.catalog.Catalogue;
import dev.capstan.catalog.CatalogueFiles;
import dev.capstan.catalog.CatalogueRead;
import dev.capstan.step.Secret;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may send what, and how it is understood or refused. */
class ReceptionTest {
    private static final Instant NOW = Instant.parse("2026-11-22T03:00:00Z");
    private static final byte[] KEY = "a secret".getBytes(StandardCharsets.UTF_8);
    private static final Map<String, String> TOKEN = Map.of("authorization", "Bearer a secret");

    private final List<Report> taken = new ArrayList<>();
    private final List<String> asked = new ArrayList<>();
    private final List<String> heard = new ArrayList<>();
    private final Watchdogs barks = new Watchdogs() {
        @Override
        public void heard(String receiver, Instant at, Report over) {
            heard.add(receiver);
        }

        @Override
        public void missing(String receiver, Instant since, Instant now, Report silence) {
            throw new AssertionError("nobody asked");
        }
    };
    private final Reception reception = new Reception(
            ReceptionTest::catalogue,
            name -> name.equals("HOOK") ? Optional.of(new Secret("a secret")) : Optional.empty(),
            taken::add,
            new Watchdog(ReceptionTest::catalogue, barks, Clock.fixed(NOW, ZoneOffset.UTC)),
            (words, delivery) -> {
                asked.add(String.join(" ", words) + " as " + delivery);
                return new DeployRequests.Answer.Asked("op-222222");
            },
            () -> {},
            Clock.fixed(NOW, ZoneOffset.UTC));

    private static Catalogue catalogue() {
        var read = Shelf.reader()
                .read(
                        CatalogueFiles.of(
                                "commands",
                                Map.of(
                                        "capstan.yaml",
                                        """
                                admin-channel: C0ADMIN
                                alerts:
                                  receivers:
                                    am: { kind: alertmanager, token: "${secret:HOOK}", watchdog: 5m }
                                    keyless: { kind: alertmanager, token: "${secret:NOBODY}" }
                                    grafana: { kind: grafana, signing-secret: "${secret:HOOK}" }
                                    scripts: { kind: json, signing-secret: "${secret:HOOK}" }
                                    ci: { kind: deploys, signing-secret: "${secret:HOOK}", may: { shop: [staging] } }
                                """)));
        return assertInstanceOf(CatalogueRead.Loaded.class, read, read.toString())
                .catalogue();
    }

    private Heard hears(String receiver, Map<String, String> headers, String body) {
        return reception.hear(new Knocking(receiver, headers, body.getBytes(StandardCharsets.UTF_8)));
    }

    private Heard signed(String receiver, String body) {
        var seconds = Long.toString(NOW.getEpochSecond());
        var signature = Doorkeeper.hmac(KEY, "v1:" + seconds + ":", body.getBytes(StandardCharsets.UTF_8));
        return hears(receiver, Map.of(Doorkeeper.TIMESTAMP, seconds, Doorkeeper.SIGNATURE, "v1=" + signature), body);
    }

    private static final String FIRING =
            """
            {"version": "4", "groupKey": "g", "truncatedAlerts": 3, "alerts": [
              {"status": "firing", "fingerprint": "f1", "startsAt": "2026-11-22T02:58:00.123+00:00",
               "endsAt": "0001-01-01T00:00:00Z", "generatorURL": "http://prometheus/graph",
               "labels": {"alertname": "Slow", "service": "shop"}, "annotations": {"summary": "9 s"}}]}
            """;

    @Test
    void an_alertmanagers_report_is_kept_before_it_is_answered() {
        assertEquals(new Heard.Taken(1), hears("am", TOKEN, FIRING));
        var report = taken.getFirst();
        assertEquals("g", report.group());
        assertEquals(3, report.leftOut());
        var signal = report.signals().getFirst();
        assertEquals("Slow", signal.name());
        assertEquals(Instant.parse("2026-11-22T02:58:00.123Z"), signal.since());
        assertEquals(Optional.empty(), signal.until());
        assertEquals(Optional.of("9 s"), signal.summary());
        assertEquals(1, reception.tally().signals());
    }

    @Test
    void whoever_does_not_prove_to_be_a_receiver_is_not_told_what_was_wrong() {
        var strangers = List.of(
                hears("am", Map.of(), FIRING),
                hears("am", Map.of("authorization", "Bearer another"), FIRING),
                hears("am", Map.of("authorization", "Basic a secret"), FIRING),
                hears("nobody", TOKEN, FIRING),
                hears("keyless", Map.of("authorization", "Bearer "), FIRING),
                hears("scripts", TOKEN, FIRING),
                hears("scripts", Map.of(Doorkeeper.TIMESTAMP, "12", Doorkeeper.SIGNATURE, "v1=00"), FIRING),
                hears(
                        "scripts",
                        Map.of(Doorkeeper.TIMESTAMP, "999999999999999999", Doorkeeper.SIGNATURE, "v1=00"),
                        FIRING));
        strangers.forEach(answer -> assertEquals(new Heard.Unknown(), answer));
        assertEquals(strangers.size(), reception.tally().unknown());
        assertEquals(List.of(), taken);
    }

    @Test
    void a_signature_counts_for_five_minutes_and_for_its_own_body() {
        var body = "{\"alerts\": []}";
        for (var age : List.of(-301, -299, 299, 301)) {
            var seconds = Long.toString(NOW.getEpochSecond() + age);
            var signature = Doorkeeper.hmac(KEY, "v1:" + seconds + ":", body.getBytes(StandardCharsets.UTF_8));
            var headers = Map.of(Doorkeeper.TIMESTAMP, seconds, Doorkeeper.SIGNATURE, "v1=" + signature);
            assertEquals(
                    Math.abs(age) < 300 ? new Heard.Taken(0) : new Heard.Unknown(), hears("scripts", headers, body));
            assertEquals(new Heard.Unknown(), hears("scripts", headers, body + " "));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "null",
                "{",
                "{\"version\": \"4\"}",
                "{\"version\": \"5\", \"alerts\": []}",
                "{\"version\": \"4\", \"alerts\": {}}",
                "{\"version\": \"4\", \"alerts\": [5]}",
                "{\"version\": \"4\", \"alerts\": [{\"status\": \"perhaps\"}]}",
                "{\"version\": \"4\", \"alerts\": [{\"status\": \"firing\", \"startsAt\": \"yesterday\"}]}",
                "{\"version\": \"4\", \"alerts\": []} and more",
            })
    void what_is_not_understood_is_refused_with_the_reason(String body) {
        var refused = assertInstanceOf(Heard.Refused.class, hears("am", TOKEN, body));
        assertTrue(refused.why().length() > 10, refused.why());
        assertEquals(1, reception.tally().unreadable());
        assertEquals(List.of(), taken);
    }

    @Test
    void what_is_nested_without_end_is_refused_before_it_is_built() {
        var refused = assertInstanceOf(
                Heard.Refused.class, hears("am", TOKEN, "{\"a\":".repeat(100_000) + "1" + "}".repeat(100_000)));
        assertTrue(refused.why().contains("nesting depth"), refused.why());
    }

    @Test
    void what_is_too_long_is_cut_and_a_clock_that_is_ahead_is_set_right() {
        var long100kb = "字".repeat(100_000);
        hears(
                "am",
                TOKEN,
                FIRING.replace("9 s", long100kb).replace("2026-11-22T02:58:00.123+00:00", "2036-01-01T00:00:00Z"));
        var signal = taken.getFirst().signals().getFirst();
        assertEquals(4_000, signal.summary().orElseThrow().length());
        assertEquals(NOW, signal.since());
    }

    @Test
    void times_that_no_calendar_of_a_database_has_are_set_right() {
        var body = FIRING.replace("\"firing\"", "\"resolved\"");
        for (var year : List.of("-999999999", "0000", "+999999999")) {
            hears("am", TOKEN, body.replace("2026-11-22T02:58:00.123+00:00", year + "-01-01T00:00:00Z"));
            var since = taken.getLast().signals().getFirst().since();
            assertEquals(year.startsWith("+") ? NOW : Instant.EPOCH, since);
        }
        hears("am", TOKEN, body.replace("0001-01-01T00:00:00Z", "2036-01-01T00:00:00Z"));
        assertEquals(Optional.of(NOW), taken.getLast().signals().getFirst().until(), "nothing ends in times to come");
    }

    @Test
    void a_name_without_end_is_shortened_and_still_its_own() {
        var names = List.of("x".repeat(4_000), "y".repeat(4_000), "x".repeat(4_000));
        names.forEach(name -> hears("am", TOKEN, FIRING.replace("f1", name)));
        var fingerprints = taken.stream()
                .map(report -> report.signals().getFirst().fingerprint())
                .toList();
        assertTrue(fingerprints.getFirst().length() <= 200, fingerprints.getFirst());
        assertEquals(fingerprints.get(0), fingerprints.get(2));
        assertTrue(!fingerprints.get(0).equals(fingerprints.get(1)));
    }

    @Test
    void labels_that_are_no_texts_are_left_out_and_what_is_no_alert_is_refused() {
        hears(
                "am",
                TOKEN,
                FIRING.replace("\"service\": \"shop\"", "\"service\": null, \"a\": [1], \"b\": {}, \"c\": 7"));
        assertEquals(
                Map.of("alertname", "Slow", "c", "7"),
                taken.getLast().signals().getFirst().labels());
        hears("am", TOKEN, FIRING.replace("{\"alertname\": \"Slow\", \"service\": \"shop\"}", "[1, 2]"));
        assertEquals("alert", taken.getLast().signals().getFirst().name());
        assertInstanceOf(Heard.Refused.class, hears("am", TOKEN, "{\"version\": \"4\", \"alerts\": [null]}"));
        assertEquals(2, taken.size());
    }

    @Test
    void a_watchdog_is_heard_and_is_no_alert() {
        assertEquals(new Heard.Taken(1), hears("am", TOKEN, FIRING.replace("Slow", "Watchdog")));
        assertEquals(List.of("am"), heard);
        assertEquals(List.of(), taken);
    }

    @Test
    void grafana_signs_in_its_own_way_and_links_to_its_dashboard() {
        var body =
                """
                {"version": "1", "groupKey": "g", "alerts": [{"status": "resolved", "fingerprint": "f2",
                 "startsAt": "2026-11-22T02:00:00Z", "endsAt": "2026-11-22T02:10:00Z",
                 "labels": {"alertname": "Slow"}, "annotations": {},
                 "valueString": "[ var='A' labels={instance=a} value=7.25 ], [ var='C' labels={instance=a} value=1 ]",
                 "dashboardURL": "https://grafana.example.com/d/1"}]}
                """;
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        assertEquals(
                new Heard.Taken(1),
                hears("grafana", Map.of("x-grafana-alerting-signature", Doorkeeper.hmac(KEY, "", bytes)), body));
        var seconds = Long.toString(NOW.getEpochSecond());
        assertEquals(
                new Heard.Taken(1),
                hears(
                        "grafana",
                        Map.of(
                                Doorkeeper.TIMESTAMP,
                                seconds,
                                "x-grafana-alerting-signature",
                                Doorkeeper.hmac(KEY, seconds + ":", bytes)),
                        body));
        assertEquals(new Heard.Unknown(), hears("grafana", Map.of("x-grafana-alerting-signature", "00"), body));
        var signal = taken.getFirst().signals().getFirst();
        assertEquals(Optional.of("7.25"), signal.value());
        assertEquals(Optional.of(Instant.parse("2026-11-22T02:10:00Z")), signal.until());
        assertEquals("https://grafana.example.com/d/1", signal.notes().get("dashboard"));
    }

    @Test
    void anything_that_can_send_json_can_send_alerts() {
        var body =
                """
                {"alerts": [{"name": "disk", "severity": "P1", "service": "shop", "environment": "production",
                  "summary": "the disk is full", "value": "97 %", "labels": {"host": "a"}},
                  {"name": "disk", "labels": {"host": "b"}}]}
                """;
        assertEquals(new Heard.Taken(2), signed("scripts", body));
        var signals = taken.getFirst().signals();
        assertEquals("P1", signals.getFirst().labels().get("severity"));
        assertTrue(!signals.get(0).fingerprint().equals(signals.get(1).fingerprint()));
        signed("scripts", body);
        assertEquals(
                signals.getFirst().fingerprint(),
                taken.getLast().signals().getFirst().fingerprint(),
                "the same again is the same");
        var newer = assertInstanceOf(Heard.Refused.class, signed("scripts", "{\"version\": 2, \"alerts\": []}"));
        assertTrue(newer.why().contains("version 1 is understood"), newer.why());
    }

    @Test
    void a_ci_server_asks_for_deploys_where_it_may_and_the_same_build_asks_once() {
        var build =
                """
                {"id": "build-7", "service": "shop", "environment": "staging", "version": "v1.4.2",
                 "component": "web", "reason": "merged by a bot"}
                """;
        assertEquals(new Heard.Asked("op-222222"), signed("ci", build));
        assertEquals(List.of("shop/web staging version=v1.4.2 -- merged by a bot as ci/build-7"), asked);
        var refused = assertInstanceOf(Heard.Refused.class, signed("ci", build.replace("staging", "production")));
        assertTrue(refused.why().contains("may not deploy shop to production"), refused.why());
        assertInstanceOf(Heard.Refused.class, signed("ci", build.replace("\"id\"", "\"it\"")));
        assertEquals(1, asked.size());
    }
}
