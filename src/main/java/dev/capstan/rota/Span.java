package dev.capstan.rota;

import dev.capstan.rota.OnCallAnswer.Fault;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** {@code 2h}, {@code until 18:00}, {@code from 22:00 for 8h}, {@code from 2026-02-16 22:00 until 06:00}. */
record Span(Instant from, Instant until) {
    private static final Duration LONGEST = Duration.ofDays(31);
    private static final Pattern LENGTH =
            Pattern.compile("(?=.)(?:([0-9]{1,3})d)?(?:([0-9]{1,3})h)?(?:([0-9]{1,4})m(?:in)?)?");
    private static final Pattern HOUR = Pattern.compile("([01]?[0-9]|2[0-3])[:：]([0-5][0-9])");
    private static final Pattern DAY = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");

    /** A span, or why it is none. */
    sealed interface Read {
        record Good(Span span) implements Read {}

        record Bad(Fault fault) implements Read {}
    }

    /** An hour without a day is the next one by that clock. */
    static Read read(List<String> words, Instant now, ZoneId zone) {
        var rest = new ArrayDeque<>(
                words.stream().map(word -> word.toLowerCase(Locale.ROOT)).toList());
        var begin = now.truncatedTo(ChronoUnit.SECONDS);
        try {
            var from = takes("from", rest) ? moment(rest, begin, zone) : begin;
            var until = takes("until", rest) ? moment(rest, from, zone) : from.plus(length(rest));
            if (!rest.isEmpty()) {
                return new Read.Bad(Fault.TIME);
            }
            return judged(new Span(from, until), now);
        } catch (Unreadable | DateTimeException unreadable) {
            return new Read.Bad(Fault.TIME);
        }
    }

    private static Read judged(Span span, Instant now) {
        if (!span.until.isAfter(span.from) || !span.until.isAfter(now)) {
            return new Read.Bad(Fault.OVER);
        }
        return Duration.between(span.from, span.until).compareTo(LONGEST) > 0
                ? new Read.Bad(Fault.TOO_LONG)
                : new Read.Good(span);
    }

    private static boolean takes(String word, Deque<String> rest) {
        if (!word.equals(rest.peek())) {
            return false;
        }
        rest.remove();
        return true;
    }

    private static Instant moment(Deque<String> rest, Instant after, ZoneId zone) throws Unreadable {
        var day = Optional.ofNullable(rest.peek())
                .filter(word -> DAY.matcher(word).matches())
                .map(word -> LocalDate.parse(rest.remove()));
        var hour = HOUR.matcher(Optional.ofNullable(rest.poll()).orElse(""));
        if (!hour.matches()) {
            throw new Unreadable();
        }
        var time = LocalTime.of(Integer.parseInt(hour.group(1)), Integer.parseInt(hour.group(2)));
        if (day.isPresent()) {
            return day.get().atTime(time).atZone(zone).toInstant();
        }
        var today = after.atZone(zone).toLocalDate();
        var next = ZonedDateTime.of(today, time, zone).toInstant();
        return next.isAfter(after)
                ? next
                : ZonedDateTime.of(today.plusDays(1), time, zone).toInstant();
    }

    private static Duration length(Deque<String> rest) throws Unreadable {
        takes("for", rest);
        var length = LENGTH.matcher(Optional.ofNullable(rest.poll()).orElse(""));
        if (!length.matches()) {
            throw new Unreadable();
        }
        return Duration.ofDays(number(length.group(1)))
                .plusHours(number(length.group(2)))
                .plusMinutes(number(length.group(3)));
    }

    private static long number(String written) {
        return written == null ? 0 : Long.parseLong(written);
    }

    private static final class Unreadable extends Exception {
        private static final long serialVersionUID = 1;
    }
}
