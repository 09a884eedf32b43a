package dev.capstan.monitor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.capstan.alert.Severity;
import dev.capstan.monitor.Course.Standing;
import dev.capstan.monitor.Limit.Comparison;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** One series under {@code warning: "> 1%", critical: "> 5%", for: 60s, every: 20s, recovers: "< 0.5%"}. */
class CourseTest {
    private static final Instant START = Instant.parse("2026-11-22T02:00:00Z");
    private static final Duration GAP = Duration.ofSeconds(60);
    private static final Rule RULE = new Rule(
            Map.of(Severity.WARNING, above(1), Severity.CRITICAL, above(5)),
            Map.of(
                    Severity.WARNING, Limit.at(Comparison.LESS, 0.5, Unit.PERCENT),
                    Severity.CRITICAL, Limit.at(Comparison.AT_MOST, 4.75, Unit.PERCENT)),
            Duration.ofSeconds(60),
            GAP);

    private Course course = Course.NEW;

    private static Limit above(double bound) {
        return Limit.at(Comparison.MORE, bound, Unit.PERCENT);
    }

    private static Instant at(long second) {
        return START.plusSeconds(second);
    }

    private CourseTest reads(long second, double value) {
        course = course.next(new Taken.Sample(Series.ONLY, value), at(second), RULE);
        return this;
    }

    private void stands(long second, Standing expected) {
        assertEquals(expected, course.standing(at(second), GAP));
    }

    @Test
    void what_is_within_its_limits_is_fine() {
        reads(0, 0.9).stands(0, new Standing.Fine());
    }

    @Test
    void a_limit_is_passed_on_its_far_side_only() {
        reads(0, 1).stands(0, new Standing.Fine());
    }

    @Test
    void what_passes_a_limit_waits_until_that_lasted() {
        reads(0, 2).stands(0, new Standing.Pending(Severity.WARNING, at(0)));
        reads(20, 2).reads(40, 2).reads(59, 2).stands(59, new Standing.Pending(Severity.WARNING, at(0)));
        reads(60, 2).stands(60, new Standing.Firing(Severity.WARNING, at(0)));
    }

    @Test
    void one_good_reading_starts_the_clock_anew() {
        reads(0, 2).reads(20, 2).reads(40, 0.5).reads(60, 2).stands(60, new Standing.Pending(Severity.WARNING, at(60)));
    }

    @Test
    void each_severity_has_a_clock_of_its_own() {
        reads(0, 2).reads(20, 6).reads(40, 6).reads(60, 6).stands(60, new Standing.Firing(Severity.WARNING, at(0)));
        reads(80, 6).stands(80, new Standing.Firing(Severity.CRITICAL, at(0)));
    }

    @Test
    void what_is_worse_at_once_passes_the_milder_limit_too() {
        reads(0, 9).reads(20, 9).reads(40, 2).reads(60, 2).stands(60, new Standing.Firing(Severity.WARNING, at(0)));
    }

    @Test
    void what_fires_holds_on_until_it_is_well_on_the_near_side() {
        reads(0, 2).reads(20, 2).reads(40, 2).reads(60, 2).reads(80, 0.9).reads(100, 0.5);
        stands(100, new Standing.Firing(Severity.WARNING, at(0)));
        reads(120, 0.4).stands(120, new Standing.Fine());
    }

    @Test
    void what_is_not_so_bad_any_more_steps_down_before_it_is_over() {
        for (int second = 0; second <= 60; second += 20) {
            reads(second, 9);
        }
        reads(80, 4.9).stands(80, new Standing.Firing(Severity.CRITICAL, at(0)));
        reads(100, 2).stands(100, new Standing.Firing(Severity.WARNING, at(0)));
        reads(120, 0.1).stands(120, new Standing.Fine());
    }

    @Test
    void after_a_gap_the_clock_starts_anew() {
        reads(0, 2).reads(61, 2).stands(61, new Standing.Pending(Severity.WARNING, at(61)));
        reads(81, 2).reads(101, 2).reads(120, 2).stands(120, new Standing.Pending(Severity.WARNING, at(61)));
    }

    @Test
    void three_intervals_are_no_gap_yet() {
        reads(0, 2).reads(60, 2).stands(60, new Standing.Firing(Severity.WARNING, at(0)));
    }

    @Test
    void a_clock_that_goes_back_counts_nothing() {
        reads(0, 2).reads(20, 2).reads(-3_600, 2).stands(-3_600, new Standing.Pending(Severity.WARNING, at(-3_600)));
    }

    @Test
    void a_clock_that_jumps_ahead_counts_nothing() {
        reads(0, 2).reads(20, 2).reads(3_600, 2).stands(3_600, new Standing.Pending(Severity.WARNING, at(3_600)));
    }

    @Test
    void a_gap_is_no_reason_to_call_off_what_fires() {
        reads(0, 2).reads(20, 2).reads(40, 2).reads(60, 2).reads(7_200, 2);
        stands(7_200, new Standing.Firing(Severity.WARNING, at(0)));
    }

    @Test
    void what_was_not_read_lately_has_no_data() {
        stands(0, new Standing.NoData());
        reads(0, 2).stands(61, new Standing.NoData());
    }

    @Test
    void a_limit_that_nobody_sets_any_more_holds_nothing_back() {
        for (int second = 0; second <= 60; second += 20) {
            reads(second, 9);
        }
        var milder = new Rule(
                Map.of(Severity.WARNING, above(20)),
                Map.of(Severity.WARNING, Limit.at(Comparison.LESS, 19, Unit.PERCENT)),
                RULE.lasting(),
                GAP);
        course = course.next(new Taken.Sample(Series.ONLY, 9), at(80), milder);
        stands(80, new Standing.Fine());
    }

    @Test
    void where_nothing_has_to_last_one_reading_is_enough() {
        var atOnce = new Rule(RULE.limits(), RULE.recoveries(), Duration.ZERO, GAP);
        course = course.next(new Taken.Sample(Series.ONLY, 9), at(0), atOnce);
        stands(0, new Standing.Firing(Severity.CRITICAL, at(0)));
    }

    @Test
    void a_lower_limit_is_passed_downward() {
        var rule = new Rule(
                Map.of(Severity.ERROR, Limit.at(Comparison.LESS, 95, Unit.PERCENT)),
                Map.of(
                        Severity.ERROR,
                        Limit.at(Comparison.LESS, 95, Unit.PERCENT).recovery(Unit.PERCENT)),
                Duration.ZERO,
                GAP);
        course = course.next(new Taken.Sample(Series.ONLY, 94.9), at(0), rule);
        stands(0, new Standing.Firing(Severity.ERROR, at(0)));
        course = course.next(new Taken.Sample(Series.ONLY, 95.4), at(20), rule);
        stands(20, new Standing.Firing(Severity.ERROR, at(0)));
        course = course.next(new Taken.Sample(Series.ONLY, 95.5), at(40), rule);
        assertTrue(course.firing().isEmpty());
    }
}
