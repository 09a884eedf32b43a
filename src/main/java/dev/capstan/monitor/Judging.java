package dev.capstan.monitor;

import dev.capstan.alert.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What one reading makes of a monitor in one environment, and what is to be told of it. Pure. */
final class Judging {
    /** What stands is told again after so long. */
    private static final Duration AGAIN = Duration.ofMinutes(3);

    /** A series that others of its monitor outlive by so long is not coming back. */
    private static final Duration GONE = Duration.ofMinutes(5);

    private final Readings.Key key;
    private final Monitor monitor;
    private final Map<Series, Course> before;
    private final Instant at;
    private final Map<Series, Course> courses = new HashMap<>();
    private final Set<Series> gone = new HashSet<>();
    private final List<Verdict> verdicts = new ArrayList<>();

    private Judging(Readings.Key key, Monitor monitor, Map<Series, Course> before, Instant at) {
        this.key = key;
        this.monitor = monitor;
        this.before = before;
        this.at = at;
    }

    /** @param gone series that are not there any more */
    record Judged(Map<Series, Course> courses, Set<Series> gone, List<Verdict> verdicts) {}

    static Judged of(Readings.Key key, Monitor monitor, Map<Series, Course> before, Taken taken, Instant at) {
        var judging = new Judging(key, monitor, before, at);
        var samples = taken instanceof Taken.Values(var read) ? read : List.<Taken.Sample>of();
        samples.forEach(sample -> judging.read(sample, monitor.rule()));
        before.keySet().stream()
                .filter(series -> !series.isSilence() && !judging.courses.containsKey(series))
                .forEach(series -> judging.missed(series, !samples.isEmpty()));
        judging.silence(samples.isEmpty(), taken instanceof Taken.Nothing(var why) ? why : "");
        return new Judged(judging.courses, judging.gone, judging.verdicts);
    }

    private void read(Taken.Sample sample, Rule rule) {
        var was = before.getOrDefault(sample.series(), Course.NEW);
        settle(sample.series(), was, was.next(sample, at, rule), rule);
    }

    /** No number is no reason to call off what a number began, unless the other series go on without this one. */
    private void missed(Series series, boolean othersAreThere) {
        var was = before.get(series);
        var wait = monitor.gap().compareTo(GONE) > 0 ? monitor.gap() : GONE;
        boolean isGone = othersAreThere
                && was.seen().filter(last -> !at.isAfter(last.plus(wait))).isEmpty();
        if (isGone) {
            gone.add(series);
        }
        settle(series, was, isGone ? was.ended() : was, monitor.rule());
    }

    private void silence(boolean silent, String why) {
        var was = before.getOrDefault(Series.SILENCE, Course.NEW);
        var rule = monitor.ruleOfSilence();
        if (rule.isPresent()) {
            read(new Taken.Sample(Series.SILENCE, silent ? 1 : 0, why), rule.get());
        } else if (before.containsKey(Series.SILENCE)) {
            gone.add(Series.SILENCE);
            settle(Series.SILENCE, was, was.ended(), monitor.rule());
        }
    }

    private void settle(Series series, Course was, Course now, Rule rule) {
        boolean told = now.firing()
                .filter(firing -> Duration.between(firing.told(), at).abs().compareTo(AGAIN) >= 0)
                .isPresent();
        if (told) {
            verdicts.add(verdict(series, now, now.firing().get(), true, rule));
        }
        if (now.firing().isEmpty()) {
            was.firing().ifPresent(over -> verdicts.add(verdict(series, now, over, false, rule)));
        }
        courses.put(series, told ? now.told(at) : now);
    }

    private Verdict verdict(Series series, Course course, Course.Firing firing, boolean stands, Rule rule) {
        return new Verdict(
                key.service(),
                key.environment(),
                key.monitor(),
                series,
                firing.severity(),
                stands,
                firing.since(),
                series.isSilence() ? Optional.empty() : course.value(),
                series.isSilence() ? Optional.empty() : limit(firing.severity(), rule),
                monitor.unit(),
                course.note(),
                at);
    }

    private static Optional<Limit> limit(Severity severity, Rule rule) {
        return Optional.ofNullable(rule.limits().get(severity));
    }
}
