package dev.capstan.monitor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.capstan.alert.Severity;
import dev.capstan.monitor.Gauge.Point;
import dev.capstan.monitor.Lookback.Seen;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Whether {@code > 5 %} held for 60 s since a deploy; read every 20 s, so that 60 s are the largest gap. */
class LookbackTest {
    private static final Instant DEPLOY = Instant.parse("2026-11-22T02:00:00Z");
    private static final Monitor MONITOR = MonitorsChapter.of(WrittenMonitors.read(
                            "monitors: { errors: { run: echo 1, unit: '%', limits: { P0: '> 5%' }, for: 60s } }")
                    .services()
                    .get(Watching.SHOP))
            .get(new MonitorName("errors"));

    private final InMemoryHistory history = new InMemoryHistory();

    private Seen seen(int now) {
        return new Lookback(history)
                .held(
                        Watching.key("errors"),
                        MONITOR,
                        MONITOR.limits().get(Severity.CRITICAL),
                        Duration.ofSeconds(60),
                        DEPLOY,
                        DEPLOY.plusSeconds(now));
    }

    /** Seconds since the deploy, and values. */
    private static List<Point> points(double... values) {
        var points = new ArrayList<Point>();
        for (int each = 0; each < values.length; each += 2) {
            points.add(new Point(DEPLOY.plusSeconds((long) values[each]), values[each + 1]));
        }
        return points;
    }

    private LookbackTest read(double... values) {
        history.read(Watching.key("errors"), Map.of(Series.ONLY, points(values)));
        return this;
    }

    @Test
    void it_held_with_its_worst_number() {
        read(0, 1, 20, 6, 40, 9, 60, 7, 80, 6);
        assertEquals(new Seen.Held(Series.ONLY, DEPLOY.plusSeconds(20), DEPLOY.plusSeconds(80), 9, 4), seen(85));
    }

    @Test
    void what_was_before_does_not_count() {
        read(-40, 9, -20, 9, 0, 9, 20, 9, 40, 9);
        assertEquals(new Seen.NotHeld(9, Duration.ofSeconds(40)), seen(45));
    }

    @Test
    void what_is_over_held_no_longer() {
        read(0, 9, 20, 9, 40, 9, 60, 9, 80, 1);
        assertEquals(new Seen.NotHeld(1, Duration.ZERO), seen(85));
    }

    @Test
    void a_gap_is_not_held() {
        read(0, 9, 20, 9, 120, 9, 140, 9);
        assertEquals(new Seen.NotHeld(9, Duration.ofSeconds(20)), seen(145));
    }

    @Test
    void without_readings_nobody_knows() {
        assertEquals(new Seen.NoData(), seen(100));
        read(0, 9, 20, 9, 40, 9, 60, 9);
        assertEquals(new Seen.NoData(), seen(121));
    }

    @Test
    void one_of_several_series_is_enough() {
        var web1 = new Series(Map.of("host", "web-1"));
        var web2 = new Series(Map.of("host", "web-2"));
        history.read(
                Watching.key("errors"),
                Map.of(web1, points(0, 1, 20, 1, 40, 1, 60, 1), web2, points(0, 9, 20, 9, 40, 9, 60, 9)));
        assertEquals(new Seen.Held(web2, DEPLOY, DEPLOY.plusSeconds(60), 9, 4), seen(60));
    }
}
