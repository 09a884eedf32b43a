package dev.capstan.rota;

import static dev.capstan.rota.Rotas.BERLIN;
import static dev.capstan.rota.Rotas.berlin;
import static dev.capstan.rota.Rotas.standIn;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.capstan.catalog.UserId;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TimelineTest {
    private static final Rota WEEKLY = Rotas.weekly("ALICE", "BOB", "CAROL");

    private static String who(Rota rota, String local, StandIn... later) {
        return said(new Timeline(rota, List.of(later)).at(berlin(local)));
    }

    /** {@code ALICE until 2026-01-12T09:00} */
    private static String said(Shift shift) {
        return shift.person().map(UserId::value).orElse("nobody")
                + shift.until()
                        .map(end -> " until " + end.atZone(BERLIN).toLocalDateTime())
                        .orElse("");
    }

    @Test
    void turns_follow_each_other_and_begin_again() {
        assertEquals("ALICE until 2026-01-12T09:00", who(WEEKLY, "2026-01-05T09:00:00"));
        assertEquals("ALICE until 2026-01-12T09:00", who(WEEKLY, "2026-01-12T08:59:59"));
        assertEquals("BOB until 2026-01-19T09:00", who(WEEKLY, "2026-01-12T09:00:00"));
        assertEquals("CAROL until 2026-01-26T09:00", who(WEEKLY, "2026-01-25T23:00:00"));
        assertEquals("ALICE until 2026-02-02T09:00", who(WEEKLY, "2026-01-26T09:00:00"));
    }

    @Test
    void before_the_first_turn_nobody_is_on_call_unless_somebody_stands_in() {
        assertEquals("nobody until 2026-01-05T09:00", who(WEEKLY, "2026-01-05T08:59:59"));
        assertEquals(
                "DAVE until 2026-01-04T00:00",
                who(WEEKLY, "2026-01-03T00:00:00", standIn("DAVE", "2026-01-02T00:00", "2026-01-04T00:00")));
    }

    @Test
    void a_first_turn_that_begins_within_a_week_is_shorter() {
        var rota = Rotas.of(
                Turns.weekly(BERLIN, LocalDate.of(2026, 1, 8), DayOfWeek.MONDAY, LocalTime.of(9, 0)),
                List.of(),
                "ALICE",
                "BOB");
        assertEquals("nobody until 2026-01-08T09:00", who(rota, "2026-01-07T09:00:00"));
        assertEquals("ALICE until 2026-01-12T09:00", who(rota, "2026-01-08T09:00:00"));
        assertEquals("BOB until 2026-01-19T09:00", who(rota, "2026-01-12T09:00:00"));
    }

    @Test
    void turns_change_by_the_clock_on_the_wall_when_clocks_go_forth_and_back() {
        var spring = new Timeline(WEEKLY, List.of()).at(berlin("2026-03-23T09:00:00"));
        assertEquals(
                Duration.ofHours(7 * 24 - 1),
                Duration.between(spring.from(), spring.until().orElseThrow()));
        var autumn = new Timeline(WEEKLY, List.of()).at(berlin("2026-10-19T09:00:00"));
        assertEquals(
                Duration.ofHours(7 * 24 + 1),
                Duration.between(autumn.from(), autumn.until().orElseThrow()));
        assertEquals("2026-03-30T07:00:00Z", spring.until().orElseThrow().toString());
        assertEquals("2026-10-26T08:00:00Z", autumn.until().orElseThrow().toString());
    }

    @Test
    void an_hour_that_clocks_leave_out_comes_later_and_of_one_that_comes_twice_the_first_counts() {
        var turns = Turns.ofDays(BERLIN, LocalDate.of(2026, 3, 1), 1, LocalTime.of(2, 30));
        var rota = Rotas.of(turns, List.of(), "ALICE", "BOB");
        assertEquals("ALICE until 2026-03-30T02:30", who(rota, "2026-03-29T03:30:00"));
        assertEquals("BOB until 2026-03-29T03:30", who(rota, "2026-03-29T01:59:59"));
        var between = new Timeline(rota, List.of());
        var first = Instant.parse("2026-10-25T00:30:00Z");
        assertEquals(Optional.of(first), between.at(first.minusSeconds(1)).until());
        var during = between.at(first.plusSeconds(1800));
        assertEquals(Instant.parse("2026-10-26T01:30:00Z"), during.until().orElseThrow());
    }

    @Test
    void whoever_stands_in_goes_before_turns_and_of_several_the_newest() {
        var day = standIn("BOB", "2026-01-07T00:00", "2026-01-08T00:00");
        var noon = standIn("CAROL", "2026-01-07T12:00", "2026-01-07T14:00");
        assertEquals("ALICE until 2026-01-07T00:00", who(WEEKLY, "2026-01-06T00:00:00", day, noon));
        assertEquals("BOB until 2026-01-07T12:00", who(WEEKLY, "2026-01-07T00:00:00", day, noon));
        assertEquals("CAROL until 2026-01-07T14:00", who(WEEKLY, "2026-01-07T13:00:00", day, noon));
        assertEquals("BOB until 2026-01-08T00:00", who(WEEKLY, "2026-01-07T14:00:00", day, noon));
        assertEquals("BOB until 2026-01-08T00:00", who(WEEKLY, "2026-01-07T13:00:00", noon, day));
    }

    @Test
    void what_was_said_in_slack_goes_before_what_is_written() {
        var written = standIn("BOB", "2026-01-07T00:00", "2026-01-08T00:00");
        var rota = Rotas.of(WEEKLY.turns(), List.of(written), "ALICE", "BOB");
        assertEquals("BOB until 2026-01-08T00:00", who(rota, "2026-01-07T10:00:00"));
        var said = standIn("ALICE", "2026-01-06T00:00", "2026-01-07T11:00");
        assertEquals("ALICE until 2026-01-07T11:00", who(rota, "2026-01-07T10:00:00", said));
    }

    @Test
    void whoever_takes_over_from_themselves_goes_on() {
        var own = standIn("ALICE", "2026-01-06T00:00", "2026-01-14T00:00");
        assertEquals("ALICE until 2026-01-14T00:00", who(WEEKLY, "2026-01-05T10:00:00", own));
        assertEquals("ALICE", who(Rotas.weekly("ALICE"), "2026-01-05T10:00:00"));
        assertEquals("ALICE until 2026-01-19T09:00", who(Rotas.weekly("ALICE", "ALICE", "BOB"), "2026-01-06T00:00:00"));
    }

    @Test
    void what_lies_ahead_is_told_one_after_another() {
        var night = standIn("CAROL", "2026-01-06T22:00", "2026-01-07T06:00");
        var ahead = new Timeline(WEEKLY, List.of(night))
                .between(berlin("2026-01-06T12:00:00"), berlin("2026-01-14T00:00:00"));
        assertEquals(
                List.of(
                        "ALICE until 2026-01-06T22:00",
                        "CAROL until 2026-01-07T06:00",
                        "ALICE until 2026-01-12T09:00",
                        "BOB until 2026-01-19T09:00"),
                ahead.stream().map(TimelineTest::said).toList());
    }

    /** Whatever overlaps: at each moment it is whom a plain look at all of them finds. */
    @Test
    void duties_agree_with_a_plain_look_at_every_hour_of_two_months() {
        var random = new Random(42);
        var begin = berlin("2026-03-01T00:00:00");
        var standIns = IntStream.range(0, 60)
                .mapToObj(i -> {
                    var from = begin.plus(Duration.ofMinutes(random.nextInt(60 * 24 * 60)));
                    return new StandIn(
                            new UserId("P" + i % 7), from, from.plus(Duration.ofMinutes(1 + random.nextInt(5000))));
                })
                .toList();
        var timeline = new Timeline(WEEKLY, standIns);
        var shifts = timeline.between(begin, begin.plus(Duration.ofDays(60)));
        for (int i = 1; i < shifts.size(); i++) {
            assertEquals(shifts.get(i - 1).until().orElseThrow(), shifts.get(i).from());
            assertTrue(!shifts.get(i - 1).person().equals(shifts.get(i).person()), "one after another");
        }
        for (int hour = 0; hour < 60 * 24; hour++) {
            var moment = begin.plus(Duration.ofHours(hour));
            var plain = standIns.stream().filter(each -> each.covers(moment)).collect(Collectors.toList());
            var expected = plain.isEmpty()
                    ? WEEKLY.turn(moment).orElseThrow()
                    : plain.getLast().person();
            var found = shifts.stream()
                    .filter(shift -> !shift.from().isAfter(moment))
                    .reduce((before, after) -> after)
                    .orElseThrow();
            assertEquals(expected, found.person().orElseThrow(), moment.toString());
        }
    }
}
