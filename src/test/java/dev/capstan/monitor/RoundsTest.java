package dev.capstan.monitor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.capstan.alert.Severity;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RoundsTest {
    private static final String ERRORS =
            """
            monitors:
              errors: { run: echo 1, unit: "%", limits: { warning: "> 1%", P0: "> 5%" }, for: 60s, every: 20s }
            """;

    private final Watching watching = new Watching(ERRORS);

    @AfterEach
    void close() {
        watching.close();
    }

    private List<String> heard() {
        return watching.heard.stream()
                .map(verdict -> (verdict.firing() ? "fires " : "over ") + verdict.severity() + " "
                        + verdict.value().map(verdict.unit()::text).orElse("no data") + " at "
                        + Duration.between(watching.start, verdict.at()).toSeconds())
                .toList();
    }

    @Test
    void what_lasts_is_told_with_its_numbers_and_so_is_its_end() {
        var replica = watching.replica();
        watching.says(7.2);
        watching.passes(replica, 65);
        var verdict = watching.heard.getFirst();
        assertEquals(
                new Verdict(
                        Watching.SHOP,
                        Watching.PRODUCTION,
                        new MonitorName("errors"),
                        Series.ONLY,
                        Severity.CRITICAL,
                        true,
                        watching.start,
                        Optional.of(7.2),
                        Optional.of(new Limit(Limit.Comparison.MORE, 5, "> 5 %")),
                        Unit.PERCENT,
                        "",
                        watching.start.plusSeconds(60)),
                verdict);
        watching.says(0.1);
        watching.passes(replica, 20);
        assertEquals(List.of("fires CRITICAL 7.2 % at 60", "over CRITICAL 0.1 % at 80"), heard());
    }

    @Test
    void what_stands_is_told_again_every_few_minutes() {
        var replica = watching.replica();
        watching.says(2);
        watching.passes(replica, 65 + 180);
        assertEquals(List.of("fires WARNING 2 % at 60", "fires WARNING 2 % at 240"), heard());
    }

    @Test
    void what_gets_worse_is_told_at_once() {
        var replica = watching.replica();
        watching.says(2);
        watching.passes(replica, 65);
        watching.says(9);
        watching.passes(replica, 80);
        assertEquals(List.of("fires WARNING 2 % at 60", "fires CRITICAL 9 % at 140"), heard());
    }

    @Test
    void a_clock_outlives_who_reads() {
        watching.says(7);
        watching.passes(watching.replica(), 45);
        watching.passes(watching.replica(), 20);
        assertEquals(List.of("fires CRITICAL 7 % at 60"), heard());
    }

    @Test
    void nobody_counts_what_happened_while_capstan_was_away() {
        watching.says(7);
        watching.passes(watching.replica(), 45);
        watching.clock.pass(Duration.ofMinutes(10));
        watching.passes(watching.replica(), 60);
        assertEquals(List.of(), heard());
        watching.passes(watching.replica(), 5);
        assertEquals(List.of("fires CRITICAL 7 % at 705"), heard());
    }

    @Test
    void a_clock_that_was_set_back_keeps_nothing_from_being_read() {
        watching.says(7);
        var replica = watching.replica();
        watching.passes(replica, 65);
        watching.clock.pass(Duration.ofHours(-2));
        watching.says(0);
        watching.passes(replica, 5);
        assertEquals(2, watching.heard.size());
        assertFalse(watching.heard.getLast().firing());
    }

    @Test
    void two_replicas_read_once() {
        watching.says(0);
        var one = watching.replica();
        var other = watching.replica();
        for (int second = 0; second <= 40; second += 5) {
            one.sweep();
            other.sweep();
            watching.clock.pass(Duration.ofSeconds(5));
        }
        assertEquals(3, watching.taken.size());
    }

    @Test
    void a_replica_that_was_overtaken_keeps_nothing() {
        watching.says(7);
        watching.replica().sweep();
        watching.clock.pass(Duration.ofSeconds(20));
        var slow = watching.readings
                .claim(10, Duration.ZERO, watching.clock.instant())
                .getFirst();
        var next = watching.readings
                .claim(10, Duration.ofMinutes(1), watching.clock.instant())
                .getFirst();
        assertEquals(slow.epoch() + 1, next.epoch());
        assertFalse(watching.readings.record(
                slow,
                Map.of(),
                Map.of(Series.ONLY, 99.0),
                java.util.Set.of(),
                Optional.empty(),
                watching.clock.instant(),
                watching.clock.instant()));
        var kept = watching.history.every(Watching.key("errors"), watching.start, watching.clock.instant());
        assertEquals(
                List.of(7.0),
                kept.get(Series.ONLY).stream().map(Gauge.Point::value).toList());
    }

    @Test
    void what_could_not_be_told_is_told_at_the_next_reading() {
        watching.says(7);
        var replica = watching.replica();
        watching.passes(replica, 60);
        watching.hears(verdict -> {
            throw new IllegalStateException("the database is away");
        });
        watching.passes(replica, 5);
        watching.hears(watching.heard::add);
        watching.passes(replica, 5);
        assertEquals(List.of("fires CRITICAL 7 % at 65"), heard());
    }

    @Test
    void no_data_passes_no_limit_and_calls_nothing_off() {
        var replica = watching.replica();
        watching.saysNothing("it can't be reached");
        watching.passes(replica, 200);
        watching.says(7);
        watching.passes(replica, 80);
        int before = watching.heard.size();
        watching.saysNothing("it can't be reached");
        watching.passes(replica, 600);
        assertEquals(1, before);
        assertTrue(watching.heard.stream().allMatch(Verdict::firing), heard().toString());
        var stand = watching.history.stands(Watching.SHOP).get(Watching.key("errors"));
        assertEquals(Optional.of("it can't be reached"), stand.failure());
    }

    @Test
    void a_short_silence_does_not_stop_the_clock_and_a_long_one_does() {
        var replica = watching.replica();
        watching.says(7);
        watching.passes(replica, 25);
        watching.saysNothing("timeout");
        watching.passes(replica, 20);
        watching.says(7);
        watching.passes(replica, 20);
        assertEquals(List.of("fires CRITICAL 7 % at 60"), heard());
    }

    @Test
    void silence_is_told_where_it_matters() {
        watching.becomes(ERRORS.replace("every: 20s", "every: 20s, no-data: P1"));
        var replica = watching.replica();
        watching.saysNothing("it can't be reached: connection refused");
        watching.passes(replica, 65);
        var verdict = watching.heard.getFirst();
        assertEquals(List.of("fires ERROR no data at 60"), heard());
        assertEquals(Series.SILENCE, verdict.series());
        assertEquals("it can't be reached: connection refused", verdict.note());
        watching.says(0.5);
        watching.passes(replica, 20);
        assertEquals("over ERROR no data at 80", heard().getLast());
    }

    @Test
    void each_series_has_clocks_of_its_own() {
        var replica = watching.replica();
        watching.says(Map.of("web-1", 7.0, "web-2", 0.0));
        watching.passes(replica, 45);
        watching.says(Map.of("web-1", 7.0, "web-2", 9.0));
        watching.passes(replica, 80);
        assertEquals(
                List.of("web-1", "web-2"),
                watching.heard.stream().map(verdict -> verdict.series().text()).toList());
        assertEquals(List.of("fires CRITICAL 7 % at 60", "fires CRITICAL 9 % at 120"), heard());
    }

    @Test
    void a_series_that_others_outlive_is_over() {
        var replica = watching.replica();
        watching.says(Map.of("web-1", 7.0, "web-2", 0.0));
        watching.passes(replica, 65);
        watching.says(Map.of("web-2", 0.0));
        watching.passes(replica, 300);
        assertTrue(watching.heard.stream().allMatch(Verdict::firing));
        watching.passes(replica, 40);
        assertFalse(watching.heard.getLast().firing());
        assertEquals("web-1", watching.heard.getLast().series().text());
        assertEquals(
                1,
                watching.history
                        .stands(Watching.SHOP)
                        .get(Watching.key("errors"))
                        .courses()
                        .size());
    }

    @Test
    void what_is_watched_no_more_is_over() {
        watching.says(7);
        var replica = watching.replica();
        watching.passes(replica, 65);
        watching.becomes(ERRORS.replace("errors:", "others:"));
        watching.says(0);
        watching.passes(replica, 30);
        assertEquals(2, watching.heard.size());
        assertFalse(watching.heard.getLast().firing());
        assertEquals(new MonitorName("errors"), watching.heard.getLast().monitor());
        watching.passes(watching.replica(), 10);
        assertEquals(2, watching.heard.size());
    }

    @Test
    void hundreds_are_read_in_one_sweep() {
        var many = new StringBuilder("monitors:\n");
        IntStream.range(0, 300)
                .forEach(
                        each -> many.append("  m").append(each).append(": { run: echo 1, limits: { P0: \"> 5\" } }\n"));
        watching.becomes(many.toString());
        watching.says(1);
        var replica = watching.replica();
        replica.sweep();
        replica.sweep();
        assertEquals(300, watching.taken.stream().distinct().count());
        assertEquals(300, watching.taken.size());
    }
}
