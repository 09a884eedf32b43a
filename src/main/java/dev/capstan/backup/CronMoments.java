package dev.capstan.backup;

import com.cronutils.model.CronType;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The moments of a cron expression. The library is asked in local time only, where no hour is left out or comes twice;
 * what that means in the zone is decided here.
 */
final class CronMoments {
    /** No clock is put forth or back by more. */
    private static final Duration CHANGE_OF_CLOCKS = Duration.ofHours(2);

    /** A leap year's first day, and long enough for whatever recurs within a year. */
    private static final LocalDateTime SOME_DAY = LocalDateTime.of(2024, 1, 1, 0, 0);

    private static final Duration SOME_TIME = Duration.ofDays(400);

    private final String[] fields;
    private final ExecutionTime times;

    /** @throws IllegalArgumentException if it has no meaning, or no moment ever comes */
    CronMoments(String expression) {
        this.fields = expression.strip().split("\\s+");
        this.times = times(expression);
        if (next(SOME_DAY).isEmpty()) {
            throw new IllegalArgumentException("no such day ever comes");
        }
    }

    private static ExecutionTime times(String expression) {
        var parser = new CronParser(CronDefinitionBuilder.instanceDefinitionFor(CronType.UNIX));
        return ExecutionTime.forCron(parser.parse(expression));
    }

    Instant next(Instant after, ZoneId zone) {
        var best = Instant.MAX;
        var local = local(after, zone).minus(CHANGE_OF_CLOCKS);
        while (true) {
            local = next(local).orElseThrow();
            if (best != Instant.MAX && local.isAfter(local(best, zone).plus(CHANGE_OF_CLOCKS))) {
                return best;
            }
            for (var moment : moments(local, zone)) {
                if (moment.isAfter(after) && moment.isBefore(best)) {
                    best = moment;
                }
            }
        }
    }

    Instant last(Instant upTo, ZoneId zone) {
        var best = Instant.MIN;
        var local = local(upTo, zone).plus(CHANGE_OF_CLOCKS);
        while (true) {
            local = last(local).orElseThrow();
            if (best != Instant.MIN && local.isBefore(local(best, zone).minus(CHANGE_OF_CLOCKS))) {
                return best;
            }
            for (var moment : moments(local, zone)) {
                if (!moment.isAfter(upTo) && moment.isAfter(best)) {
                    best = moment;
                }
            }
        }
    }

    private static LocalDateTime local(Instant moment, ZoneId zone) {
        return LocalDateTime.ofInstant(moment, zone);
    }

    private Optional<LocalDateTime> next(LocalDateTime after) {
        return times.nextExecution(after.atZone(ZoneOffset.UTC)).map(ZonedDateTime::toLocalDateTime);
    }

    private Optional<LocalDateTime> last(LocalDateTime before) {
        return times.lastExecution(before.atZone(ZoneOffset.UTC)).map(ZonedDateTime::toLocalDateTime);
    }

    private List<Instant> moments(LocalDateTime local, ZoneId zone) {
        var change = zone.getRules().getTransition(local);
        boolean twice = change != null && change.isOverlap() && fields[1].equals("*");
        return twice
                ? List.of(local.toInstant(change.getOffsetBefore()), local.toInstant(change.getOffsetAfter()))
                : List.of(local.atZone(zone).toInstant());
    }

    /** The same times on each of its days: so the longest gap is between two of them, or from one day to the next. */
    Duration longestGap() {
        var clock = new CronMoments(fields[0] + " " + fields[1] + " * * *");
        var tomorrow = SOME_DAY.plusDays(1);
        var first = clock.next(SOME_DAY.minusMinutes(1)).orElseThrow();
        var last = clock.last(tomorrow).orElseThrow();
        var withinDay = longestGap(first, clock::following, last);
        return longer(withinDay, longestWayBetweenDays().minus(Duration.between(first, last)));
    }

    private Duration longestWayBetweenDays() {
        var days = String.join(" ", fields[2], fields[3], fields[4]);
        if (days.equals("* * *")) {
            return Duration.ofDays(1);
        }
        var calendar = new CronMoments("0 0 " + days);
        var first = calendar.following(SOME_DAY.minusDays(1));
        var second = calendar.following(first);
        var end = SOME_DAY.plus(SOME_TIME);
        return longestGap(first, calendar::following, second.isAfter(end) ? second : end);
    }

    private LocalDateTime following(LocalDateTime moment) {
        return next(moment).orElseThrow();
    }

    private static Duration longestGap(LocalDateTime from, UnaryOperator<LocalDateTime> following, LocalDateTime end) {
        var longest = Duration.ZERO;
        for (var at = from; at.isBefore(end); ) {
            var next = following.apply(at);
            if (!next.isAfter(end)) {
                longest = longer(longest, Duration.between(at, next));
            }
            at = next;
        }
        return longest;
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }
}
