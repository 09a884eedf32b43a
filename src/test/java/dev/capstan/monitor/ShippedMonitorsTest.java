package dev.capstan.monitor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.capstan.alert.Severity;
import dev.capstan.catalog.ServiceName;
import dev.capstan.sql.ShippedCatalogue;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every threshold of the five manuals, fired and resolved by the monitors that are shipped. */
class ShippedMonitorsTest {
    private static final Instant START = Instant.parse("2026-11-22T02:00:00Z");

    /** System, monitor, severity, for how many seconds, a value that is still good, one that is too bad, one that is well again. */
    private static final String THRESHOLDS =
            """
            ctea payment-failures P0 120 5 5.1 4
            ctea iiko-sync-failures P1 300 3 4 2
            ctea api-response-time P2 60 2000 2001 1500
            ctea error-rate P1 60 1 1.1 0.9
            ctea database-connections P2 300 80 80.1 70
            elife recharge-success P1 300 95 94.9 96
            elife anomalies P2 0 0.99 1 0.5
            elife recharge-delay-average P2 300 4 5 3
            elife recharge-delay-longest P2 300 59 60 30
            elife pending-recharges P1 180 0 2 0
            neostock error-rate P0 60 5 5.1 4
            neostock response-time P2 120 5 5.1 4
            neostock auth-failures P0 30 10 10.1 9
            neostock data-fetch-failures P1 180 20 20.1 15
            neostock cpu P2 180 80 80.1 70
            neostock memory P2 180 85 85.1 75
            neostock cpu-average P2 0 69.9 70 60
            neostock memory-peak P2 0 79.9 80 70
            neostock storage P2 0 70 70.1 60
            payment-platform cpu P2 180 70 70.1 60
            payment-platform cpu P0 180 90 90.1 60
            payment-platform memory P2 180 80 80.1 70
            payment-platform memory P0 180 95 95.1 70
            payment-platform disk P2 0 75 75.1 60
            payment-platform disk P0 0 90 90.1 60
            payment-platform payment-success P2 120 95 94.9 99
            payment-platform payment-success P0 120 90 89.9 99
            payment-platform response-time P2 120 1 1.1 0.5
            payment-platform response-time P0 120 3 3.1 0.5
            payment-platform error-rate P2 60 1 1.1 0.5
            payment-platform error-rate P0 60 5 5.1 0.5
            payment-platform database-connections P2 120 80 81 60
            payment-platform database-connections P0 120 95 96 60
            yunqi process-memory P2 60 1073741824 1073741825 900000000
            yunqi health P1 60 0 2 0
            """;

    private static Stream<List<String>> thresholds() {
        return THRESHOLDS.lines().map(line -> List.of(line.split(" ")));
    }

    @TestFactory
    Stream<DynamicTest> each_threshold_fires_when_it_was_passed_for_long_enough_and_resolves() {
        return thresholds()
                .map(row -> DynamicTest.dynamicTest(String.join(" ", row.subList(0, 3)), () -> {
                    var played = new Played(monitor(row.get(0), row.get(1)), row.get(0));
                    var severity = Severity.of(row.get(2)).orElseThrow();
                    int lasting = Integer.parseInt(row.get(3));
                    played.reads(Double.parseDouble(row.get(4)), lasting);
                    assertTrue(
                            played.verdicts.stream().noneMatch(verdict -> verdict.severity() == severity),
                            () -> "too early: " + played.verdicts);
                    played.reads(Double.parseDouble(row.get(5)), lasting - 1);
                    if (lasting > 0) {
                        assertTrue(
                                played.verdicts.stream().noneMatch(verdict -> verdict.severity() == severity),
                                () -> "too early: " + played.verdicts);
                    }
                    played.reads(
                            Double.parseDouble(row.get(5)),
                            2 * (int) played.monitor.every().toSeconds());
                    var fired = played.verdicts.getLast();
                    assertEquals(severity, fired.severity());
                    assertTrue(fired.firing());
                    played.reads(Double.parseDouble(row.get(6)), 0);
                    assertEquals(severity, played.verdicts.getLast().severity());
                    assertTrue(!played.verdicts.getLast().firing());
                }));
    }

    @Test
    void every_monitor_that_is_shipped_is_among_them() {
        var shipped = new TreeSet<String>();
        ShippedCatalogue.read().services().values().forEach(service -> MonitorsChapter.of(service)
                .values()
                .forEach(monitor -> monitor.limits()
                        .keySet()
                        .forEach(severity ->
                                shipped.add(service.name() + " " + monitor.name() + " " + severity.priority()))));
        var played = new TreeSet<String>();
        thresholds().forEach(row -> played.add(String.join(" ", row.subList(0, 3))));
        assertEquals(shipped, played);
    }

    private static Monitor monitor(String service, String name) {
        var known = MonitorsChapter.of(ShippedCatalogue.read().services().get(new ServiceName(service)));
        return known.get(new MonitorName(name));
    }

    /** One series, read as often as its monitor says. */
    private static final class Played {
        private final Monitor monitor;
        private final Readings.Key key;
        private final List<Verdict> verdicts = new ArrayList<>();
        private Map<Series, Course> courses = new HashMap<>();
        private Instant at = START;

        Played(Monitor monitor, String service) {
            this.monitor = monitor;
            this.key = new Readings.Key(
                    new ServiceName(service), monitor.environments().getFirst(), monitor.name());
        }

        /** At least once, and so often that it was seen for so long. */
        void reads(double value, int seconds) {
            var end = at.plusSeconds(Math.max(0, seconds));
            do {
                var taken = new Taken.Values(List.of(new Taken.Sample(Series.ONLY, value)));
                var judged = Judging.of(key, monitor, courses, taken, at);
                courses = judged.courses();
                verdicts.addAll(judged.verdicts());
                at = at.plus(Duration.from(monitor.every()));
            } while (!at.isAfter(end));
        }
    }
}
