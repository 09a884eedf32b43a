package dev.capstan.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.capstan.catalog.EnvironmentName;
import dev.capstan.catalog.ServiceName;
import dev.capstan.monitor.Course;
import dev.capstan.monitor.Gauge.Point;
import dev.capstan.monitor.MonitorName;
import dev.capstan.monitor.Readings.Key;
import dev.capstan.monitor.Series;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class JdbiReadingsTest {
    private static final Key KEY =
            new Key(new ServiceName("shop"), new EnvironmentName("production"), new MonitorName("errors"));
    private static final Instant START = Instant.parse("2026-11-22T02:00:00Z");
    private static final Duration EVERY = Duration.ofSeconds(20);
    private static final Duration LEASE = Duration.ofMinutes(1);

    private final Store store = TestDatabase.freshStore();
    private final JdbiReadings readings = new JdbiReadings(store, new Documents());
    private final JdbiHistory history = new JdbiHistory(store, new Documents());

    @BeforeEach
    void watch() {
        readings.watch(Map.of(KEY, EVERY), START);
    }

    @AfterEach
    void close() {
        store.close();
    }

    private void read(int second, double value) {
        var at = START.plusSeconds(second);
        var course = new Course(Optional.of(at), Optional.of(value), "", Map.of(), Optional.empty());
        var claim = readings.claim(1, LEASE, at).getFirst();
        assertTrue(readings.record(
                claim,
                Map.of(Series.ONLY, course),
                Map.of(Series.ONLY, value),
                Set.of(),
                Optional.empty(),
                at,
                at.plusSeconds(20)));
    }

    private List<Double> values(Duration step, boolean upward) {
        return history
                .between(KEY, START, START.plusSeconds(3_600), step, upward)
                .getOrDefault(Series.ONLY, List.of())
                .stream()
                .map(Point::value)
                .toList();
    }

    @Test
    void of_each_step_of_time_the_worst_stays() {
        read(0, 3);
        read(20, 9);
        read(40, 1);
        read(60, 2);
        assertEquals(List.of(9.0, 2.0), values(Duration.ofMinutes(1), true));
        assertEquals(List.of(1.0, 2.0), values(Duration.ofMinutes(1), false));
    }

    @Test
    void what_is_held_is_nobody_elses_until_the_lease_ends() {
        assertEquals(1, readings.claim(9, LEASE, START).size());
        assertEquals(List.of(), readings.claim(9, LEASE, START));
    }

    @Test
    void what_a_dead_replica_held_is_taken_over_with_its_clocks() {
        read(0, 3);
        var at = START.plusSeconds(20);
        readings.claim(1, Duration.ZERO, at);
        var over = readings.claim(1, LEASE, at).getFirst();
        assertEquals(Optional.of(3.0), over.courses().get(Series.ONLY).value());
    }

    @Test
    void what_is_let_go_may_be_taken_at_once() {
        readings.letGo(readings.claim(1, LEASE, START).getFirst());
        assertEquals(1, readings.claim(1, LEASE, START).size());
    }

    @Test
    void another_rhythm_is_taken_over_and_what_is_watched_no_more_is_never_due() {
        readings.watch(Map.of(), START);
        assertEquals(List.of(), readings.claim(9, LEASE, START.plusSeconds(999)));
        assertEquals(Map.of(), history.stands(KEY.service()));
        readings.watch(Map.of(KEY, EVERY.multipliedBy(2)), START);
        assertEquals(1, readings.claim(9, LEASE, START).size());
    }

    @Test
    void old_readings_keep_their_extremes_and_the_oldest_nothing() {
        read(0, 3);
        read(20, 9);
        read(40, 1);
        read(400, 4);
        read(700, 5);
        var old = new OldReadings(store);
        old.thin(START.plusSeconds(650), START.minusSeconds(1));
        assertEquals(List.of(9.0, 4.0, 5.0), values(Duration.ofMinutes(5), true));
        assertEquals(List.of(1.0, 4.0, 5.0), values(Duration.ofMinutes(5), false));
        assertEquals(
                1,
                history.every(KEY, START, START.plusSeconds(900))
                        .get(Series.ONLY)
                        .size());
        assertEquals(Optional.of(START), history.first(KEY));
        old.thin(START.plusSeconds(650), START.plusSeconds(300));
        assertEquals(List.of(4.0, 5.0), values(Duration.ofMinutes(5), true));
    }
}
