package dev.capstan.monitor;

import dev.capstan.monitor.Gauge.Point;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Looks back at what was read, for whoever has to act upon it: only real numbers count, and only close to one another. */
public final class Lookback {
    private final History history;

    public Lookback(History history) {
        this.history = history;
    }

    /** What can be said of a limit. */
    public sealed interface Seen {
        /**
         * It is passed, and was without a break.
         *
         * @param worst of its numbers
         * @param readings how many there are
         */
        record Held(Series series, Instant from, Instant to, double worst, int readings) implements Seen {}

        /** @param longest how long it was passed in the end, in the series that comes nearest */
        record NotHeld(double latest, Duration longest) implements Seen {}

        /** Nothing was read since then, or nothing lately. */
        record NoData() implements Seen {}
    }

    /** Whether the limit was passed for so long, all of it after that moment and up to now. */
    public Seen held(Readings.Key key, Monitor monitor, Limit limit, Duration lasting, Instant since, Instant now) {
        var seen = history.every(key, since, now).entrySet().stream()
                .map(line -> held(line, limit, lasting, monitor.gap(), now))
                .toList();
        return seen.stream()
                .filter(Seen.Held.class::isInstance)
                .findFirst()
                .or(() -> seen.stream()
                        .filter(Seen.NotHeld.class::isInstance)
                        .max(Comparator.comparing(each -> ((Seen.NotHeld) each).longest())))
                .orElseGet(Seen.NoData::new);
    }

    private static Seen held(
            Map.Entry<Series, List<Point>> line, Limit limit, Duration lasting, Duration gap, Instant now) {
        var points = line.getValue();
        var latest = points.getLast();
        if (now.isAfter(latest.at().plus(gap))) {
            return new Seen.NoData();
        }
        int first = points.size();
        while (first > 0
                && limit.isPassed(points.get(first - 1).value())
                && (first == points.size()
                        || !points.get(first)
                                .at()
                                .isAfter(points.get(first - 1).at().plus(gap)))) {
            first--;
        }
        var run = points.subList(first, points.size());
        if (run.isEmpty()) {
            return new Seen.NotHeld(latest.value(), Duration.ZERO);
        }
        var lasted = Duration.between(run.getFirst().at(), latest.at());
        if (lasted.compareTo(lasting) < 0) {
            return new Seen.NotHeld(latest.value(), lasted);
        }
        var values = run.stream().mapToDouble(Point::value);
        double worst = (limit.isUpward() ? values.max() : values.min()).orElseThrow();
        return new Seen.Held(line.getKey(), run.getFirst().at(), latest.at(), worst, run.size());
    }
}
