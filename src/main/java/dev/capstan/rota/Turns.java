package dev.capstan.rota;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.Optional;

/**
 * How turns follow each other, by the calendar and the clock on the wall of one place: a turn in which clocks are put
 * back or forth is an hour longer or shorter.
 *
 * @param begin the day on which the first turn begins
 * @param counted the day on which it would have begun if it were a whole one
 */
record Turns(ZoneId zone, LocalDate begin, LocalDate counted, int days, LocalTime at) {

    static Turns weekly(ZoneId zone, LocalDate begin, DayOfWeek on, LocalTime at) {
        return new Turns(zone, begin, begin.with(TemporalAdjusters.previousOrSame(on)), 7, at);
    }

    static Turns ofDays(ZoneId zone, LocalDate begin, int days, LocalTime at) {
        return new Turns(zone, begin, begin, days, at);
    }

    /** Counted from 0; absent before the first. */
    Optional<Long> number(Instant moment) {
        if (moment.isBefore(begin(0))) {
            return Optional.empty();
        }
        long guess = Math.floorDiv(
                ChronoUnit.DAYS.between(counted, moment.atZone(zone).toLocalDate()), days);
        return Optional.of(begin(guess).isAfter(moment) ? guess - 1 : guess);
    }

    /** An hour that is left out when clocks go forth comes as much later; of one that comes twice the first counts. */
    Instant begin(long number) {
        return at(number == 0 ? begin : counted.plusDays(number * days));
    }

    private Instant at(LocalDate day) {
        return day.atTime(at).atZone(zone).toInstant();
    }

    /** When the turn changes next. */
    Instant next(Instant moment) {
        return number(moment).map(current -> begin(current + 1)).orElseGet(() -> begin(0));
    }
}
