package dev.capstan.backup;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/**
 * When something recurs.
 *
 * @param grace how long after a moment it has to be done
 */
public record Timetable(Rhythm rhythm, ZoneId zone, Duration grace) {
    static final Duration USUAL_GRACE = Duration.ofHours(1);

    /** How the moments follow each other. */
    public sealed interface Rhythm {
        /**
         * Five fields by the clock on the wall. A time that is left out when clocks go forward comes as much later; one
         * that comes twice when they go back counts once, except where every hour has one.
         */
        record Cron(String expression) implements Rhythm {
            @Override
            public String toString() {
                return expression;
            }
        }

        /** Whatever the clock on the wall says. */
        record Every(Duration length) implements Rhythm {
            @Override
            public String toString() {
                return "every " + length;
            }
        }
    }

    /** The first moment after this one. */
    public Instant next(Instant after) {
        return switch (rhythm) {
            case Rhythm.Cron(var expression) -> new CronMoments(expression).next(after, zone);
            case Rhythm.Every(var length) -> last(after).plus(length);
        };
    }

    /** The newest moment up to and with this one. */
    public Instant last(Instant upTo) {
        return switch (rhythm) {
            case Rhythm.Cron(var expression) -> new CronMoments(expression).last(upTo, zone);
            case Rhythm.Every(var length) ->
                Instant.ofEpochMilli(Math.floorDiv(upTo.toEpochMilli(), length.toMillis()) * length.toMillis());
        };
    }

    /** The longest time between two moments that follow each other, clocks put back or forth aside. */
    public Duration longestGap() {
        return switch (rhythm) {
            case Rhythm.Cron(var expression) -> new CronMoments(expression).longestGap();
            case Rhythm.Every(var length) -> length;
        };
    }

    /** The same for the same moments. */
    @Override
    public String toString() {
        return rhythm + " " + zone;
    }
}
