package dev.capstan.monitor;

import dev.capstan.alert.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * How one series of a monitor has fared. It is kept, so that its clocks outlive whoever reads.
 *
 * @param seen when a real number was last read
 * @param value that number
 * @param note what was said with it
 * @param passed since when each limit is passed without a break, as far as was seen
 * @param firing what passed its limit for as long as it has to
 */
public record Course(
        Optional<Instant> seen,
        Optional<Double> value,
        String note,
        Map<Severity, Instant> passed,
        Optional<Firing> firing) {
    static final Course NEW = new Course(Optional.empty(), Optional.empty(), "", Map.of(), Optional.empty());

    /**
     * @param since the first reading that led to it
     * @param told when it was last told
     */
    public record Firing(Severity severity, Instant since, Instant told) {}

    /** Where a series stands. */
    public sealed interface Standing {
        record Fine() implements Standing {}

        /** A limit is passed, but not for long enough yet. */
        record Pending(Severity severity, Instant since) implements Standing {}

        record Firing(Severity severity, Instant since) implements Standing {}

        /** No real number was read lately. */
        record NoData() implements Standing {}
    }

    public Course {
        Map<Severity, Instant> ordered = new EnumMap<>(Severity.class);
        ordered.putAll(passed);
        passed = Collections.unmodifiableMap(ordered);
    }

    /** A number was read. What happened between two readings too far apart, or after a clock went back, nobody saw. */
    Course next(Taken.Sample sample, Instant at, Rule rule) {
        boolean unbroken = seen.filter(last -> !at.isBefore(last) && !at.isAfter(last.plus(rule.gap())))
                .isPresent();
        Map<Severity, Instant> clocks = new EnumMap<>(Severity.class);
        for (var severity : rule.limits().keySet()) {
            if (rule.isPassed(severity, sample.value())) {
                clocks.put(severity, unbroken ? passed.getOrDefault(severity, at) : at);
            }
        }
        return new Course(
                Optional.of(at),
                Optional.of(sample.value()),
                sample.note(),
                clocks,
                firing(clocks, sample.value(), at, rule));
    }

    private Optional<Firing> firing(Map<Severity, Instant> clocks, double value, Instant at, Rule rule) {
        Optional<Severity> worst = Optional.empty();
        for (var severity : Severity.values()) {
            boolean lasted = clocks.containsKey(severity)
                    && Duration.between(clocks.get(severity), at).compareTo(rule.lasting()) >= 0;
            boolean held =
                    firing.filter(now -> !severity.isWorseThan(now.severity())).isPresent()
                            && rule.limits().containsKey(severity)
                            && !rule.isRecovered(severity, value);
            if (lasted || held) {
                worst = Optional.of(severity);
            }
        }
        return worst.map(severity -> new Firing(
                severity,
                firing.map(Firing::since).orElseGet(() -> clocks.get(severity)),
                firing.filter(now -> now.severity() == severity)
                        .map(Firing::told)
                        .orElse(Instant.EPOCH)));
    }

    /** Told just now, and not again before some time has passed. */
    Course told(Instant at) {
        return new Course(seen, value, note, passed, firing.map(now -> new Firing(now.severity(), now.since(), at)));
    }

    /** It is not there any more, and nobody holds its last number against it. */
    Course ended() {
        return new Course(seen, value, note, Map.of(), Optional.empty());
    }

    public Standing standing(Instant now, Duration gap) {
        if (firing.isPresent()) {
            return new Standing.Firing(firing.get().severity(), firing.get().since());
        }
        if (seen.filter(last -> !now.isAfter(last.plus(gap))).isEmpty()) {
            return new Standing.NoData();
        }
        return passed.entrySet().stream()
                .reduce((milder, worse) -> worse)
                .<Standing>map(entry -> new Standing.Pending(entry.getKey(), entry.getValue()))
                .orElseGet(Standing.Fine::new);
    }
}
