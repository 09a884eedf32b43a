package dev.capstan.monitor;

import dev.capstan.alert.Severity;
import dev.capstan.catalog.EnvironmentName;
import dev.capstan.catalog.Text;
import java.time.Duration;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A reading that is watched.
 *
 * @param environments where; all of the service's, once the chapter is linked, where nothing else is said
 * @param limits by how bad it is to pass them
 * @param recoveries where what passed a limit is well again
 * @param lasting for how long a limit has to be passed
 * @param every how often it is read
 * @param silence how bad it is that nothing can be read; absent: no matter
 */
public record Monitor(
        MonitorName name,
        Text title,
        List<EnvironmentName> environments,
        Source source,
        Unit unit,
        Map<Severity, Limit> limits,
        Map<Severity, Limit> recoveries,
        Duration lasting,
        Duration every,
        Optional<Severity> silence) {
    public Monitor {
        environments = List.copyOf(environments);
        limits = inOrder(limits);
        recoveries = inOrder(recoveries);
    }

    private static <V> Map<Severity, V> inOrder(Map<Severity, V> map) {
        Map<Severity, V> ordered = new EnumMap<>(Severity.class);
        ordered.putAll(map);
        return Collections.unmodifiableMap(ordered);
    }

    Monitor linked(List<EnvironmentName> where, Source known) {
        return new Monitor(name, title, where, known, unit, limits, recoveries, lasting, every, silence);
    }

    Rule rule() {
        return new Rule(limits, recoveries, lasting, gap());
    }

    /** By which it is judged that nothing can be read, where that matters: 1 is silence. */
    Optional<Rule> ruleOfSilence() {
        return silence.map(severity -> new Rule(
                Map.of(severity, Limit.at(Limit.Comparison.AT_LEAST, 1, Unit.COUNT)),
                Map.of(severity, Limit.at(Limit.Comparison.LESS, 1, Unit.COUNT)),
                lasting,
                gap()));
    }

    /** What lies between two readings further apart than this was not observed. */
    public Duration gap() {
        return every.multipliedBy(3);
    }

    /** Whether it gets worse upward. */
    public boolean isUpward() {
        return limits.values().iterator().next().isUpward();
    }
}
