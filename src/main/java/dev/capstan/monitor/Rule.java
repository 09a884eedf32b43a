package dev.capstan.monitor;

import dev.capstan.alert.Severity;
import java.time.Duration;
import java.util.Map;

/**
 * By what readings are judged.
 *
 * @param recoveries where what passed a limit is well again, on its near side
 * @param lasting for how long a limit has to be passed
 * @param gap readings further apart than this say nothing about the time between them
 */
record Rule(Map<Severity, Limit> limits, Map<Severity, Limit> recoveries, Duration lasting, Duration gap) {
    Rule {
        limits = Map.copyOf(limits);
        recoveries = Map.copyOf(recoveries);
    }

    boolean isPassed(Severity severity, double value) {
        return limits.containsKey(severity) && limits.get(severity).isPassed(value);
    }

    /** A limit that nobody sets any more holds nothing back. */
    boolean isRecovered(Severity severity, double value) {
        return !recoveries.containsKey(severity) || recoveries.get(severity).isPassed(value);
    }
}
