package dev.capstan.backup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.capstan.backup.Timetable.Rhythm;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimetableTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    private static Timetable cron(String expression, ZoneId zone) {
        return new Timetable(new Rhythm.Cron(expression), zone, Duration.ofHours(1));
    }

    private static Timetable every(Duration length) {
        return new Timetable(new Rhythm.Every(length), ZoneOffset.UTC, length);
    }

    /** The moments from here on, and the same ones backwards. */
    private static List<String> moments(Timetable timetable, String from, int count) {
        var all = new ArrayList<Instant>();
        var at = Instant.parse(from);
        for (int i = 0; i < count; i++) {
            at = timetable.next(at);
            all.add(at);
        }
        for (int i = count - 1; i > 0; i--) {
            assertEquals(all.get(i), timetable.last(all.get(i)));
            assertEquals(all.get(i - 1), timetable.last(all.get(i).minusMillis(1)));
        }
        return all.stream().map(Instant::toString).toList();
    }

    @Test
    void two_in_the_morning_is_meant_where_the_clock_hangs() {
        assertEquals(
                List.of("2026-11-21T18:00:00Z", "2026-11-22T18:00:00Z"),
                moments(cron("0 2 * * *", SHANGHAI), "2026-11-21T02:00:00Z", 2));
    }

    @Test
    void a_moment_is_its_own_last_and_not_its_own_next() {
        var nightly = cron("0 2 * * *", ZoneOffset.UTC);
        var moment = Instant.parse("2026-11-21T02:00:00Z");
        assertEquals(moment, nightly.last(moment));
        assertEquals(Instant.parse("2026-11-22T02:00:00Z"), nightly.next(moment));
    }

    @Test
    void a_time_left_out_when_clocks_go_forward_comes_as_much_later_and_once() {
        assertEquals(
                List.of("2026-03-28T01:30:00Z", "2026-03-29T01:30:00Z", "2026-03-30T00:30:00Z"),
                moments(cron("30 2 * * *", BERLIN), "2026-03-27T12:00:00Z", 3));
        assertEquals(
                List.of("2026-03-29T00:45:00Z", "2026-03-29T01:00:00Z", "2026-03-29T01:15:00Z"),
                moments(cron("*/15 * * * *", BERLIN), "2026-03-29T00:30:00Z", 3));
    }

    @Test
    void a_time_that_comes_twice_when_clocks_go_back_counts_once() {
        assertEquals(
                List.of("2026-10-24T00:30:00Z", "2026-10-25T00:30:00Z", "2026-10-26T01:30:00Z"),
                moments(cron("30 2 * * *", BERLIN), "2026-10-23T12:00:00Z", 3));
    }

    @Test
    void what_comes_every_hour_comes_in_both_of_them() {
        assertEquals(
                List.of(
                        "2026-10-25T00:00:00Z",
                        "2026-10-25T00:30:00Z",
                        "2026-10-25T01:00:00Z",
                        "2026-10-25T01:30:00Z",
                        "2026-10-25T02:00:00Z"),
                moments(cron("*/30 * * * *", BERLIN), "2026-10-24T23:30:00Z", 5));
    }

    @Test
    void half_hour_changes_of_clocks_are_known_too() {
        assertEquals(
                List.of("2026-10-03T15:45:00Z", "2026-10-04T15:15:00Z"),
                moments(cron("15 2 * * *", ZoneId.of("Australia/Lord_Howe")), "2026-10-03T12:00:00Z", 2));
    }

    @Test
    void rare_days_are_found_in_both_directions() {
        assertEquals(
                List.of("2028-02-29T03:00:00Z", "2032-02-29T03:00:00Z"),
                moments(cron("0 3 29 2 *", ZoneOffset.UTC), "2026-11-21T00:00:00Z", 2));
        assertEquals(
                Instant.parse("2024-02-29T03:00:00Z"),
                cron("0 3 29 2 *", ZoneOffset.UTC).last(Instant.parse("2026-11-21T00:00:00Z")));
    }

    @Test
    void every_so_often_goes_by_no_clock() {
        assertEquals(
                List.of("2026-10-25T00:15:00Z", "2026-10-25T00:30:00Z"),
                moments(every(Duration.ofMinutes(15)), "2026-10-25T00:14:59Z", 2));
    }

    @Test
    void the_next_of_a_last_is_always_later_and_nothing_lies_between() {
        var random = new Random(5);
        for (var expression : List.of("*/20 * * * *", "30 2 * * *", "0 */6 * * 1-5", "15 1-3 * 3,10 *")) {
            for (var zone : List.of(BERLIN, SHANGHAI, ZoneId.of("America/New_York"))) {
                var timetable = cron(expression, zone);
                for (int i = 0; i < 20; i++) {
                    var at = Instant.parse("2026-01-01T00:00:00Z").plusSeconds(random.nextInt(366 * 86_400));
                    var last = timetable.last(at);
                    var next = timetable.next(at);
                    assertFalse(last.isAfter(at));
                    assertTrue(next.isAfter(at));
                    assertEquals(next, timetable.next(last), () -> timetable + " after " + last);
                    assertEquals(last, timetable.last(next.minusMillis(1)), () -> timetable + " before " + next);
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 2 * * *       | PT24H",
                "*/5 * * * *     | PT5M",
                "0 */4 * * *     | PT4H",
                "7,50 * * * *    | PT43M",
                "0 8-18 * * *    | PT14H",
                "0 8-18 * * 1-5  | PT62H",
                "*/5 * * * 1-5   | PT48H5M",
                "0 3 * * 0       | PT168H",
                "0 3 1 * *       | PT744H",
                "0 3 1 1 *       | PT8784H",
            })
    void the_longest_gap_is_what_can_be_lost(String expression, Duration longest) {
        assertEquals(longest, cron(expression, BERLIN).longestGap());
    }

    @Test
    void it_is_written_short_or_in_full() {
        assertEquals(cron("0 2 * * *", ZoneOffset.UTC), Written.sound(TimetableForm.form(), "\"0 2 * * *\""));
        assertEquals(
                new Timetable(new Rhythm.Cron("30 1 * * 0"), SHANGHAI, Duration.ofMinutes(20)),
                Written.sound(TimetableForm.form(), "{ cron: 30  1 * * 0, zone: Asia/Shanghai, grace: 20m }"));
        assertEquals(every(Duration.ofMinutes(5)), Written.sound(TimetableForm.form(), "{ every: 5m }"));
        assertEquals(
                Duration.ofHours(1),
                Written.sound(TimetableForm.form(), "{ every: 4h }").grace());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "0 25 * * * | 1:1: it \"0 25 * * *\" has no meaning: \"25\" is no hour — write 0 to 23, a list such as 1,3, a range such as 1-3, * or */2",
                "0 2 * * 5-1 | 1:1: it \"0 2 * * 5-1\" has no meaning: \"5-1\" is no day of the week — write 0 (Sunday) to 6, a list such as 1,3, a range such as 1-3, * or */2",
                "0 2 30 2 * | 1:1: it \"0 2 30 2 *\" never comes — write a day that is there, such as \"0 2 1 * *\"",
                "`'@daily'` | 1:1: it \"@daily\" is a nickname — write \"0 0 * * *\"",
                "0 0 2 * * 1 | 1:1: it \"0 0 2 * * 1\" has six fields, and seconds are not among them — write \"0 2 * * 1\"",
                "at night | 1:1: it \"at night\" has no five fields — write minute, hour, day of the month, month and day of the week, such as \"0 2 * * *\"",
                "{ cron: 0 2 * * *, zone: Asia/Shangai } | 1:24: zone \"Asia/Shangai\" is no time zone — did you mean Asia/Shanghai?",
                "{ cron: 0 2 * * *, zone: Nowhere } | 1:24: zone \"Nowhere\" is no time zone — write one such as Asia/Shanghai, Europe/Berlin or +08:00",
                "{ every: 30s } | 1:7: every is too often — write 1m or more",
                "{ cron: 0 2 * * *, every: 1h } | 1:24: a schedule can't be cron and every at once — keep one of them",
                "{ every: 1h, zone: Asia/Shanghai } | 1:18: zone means something only beside cron — leave zone out",
            })
    void a_mistake_is_told_where_it_stands_with_what_to_write(String text, String problem) {
        assertEquals("f.yaml:" + problem, Written.problem(TimetableForm.form(), text));
    }
}
