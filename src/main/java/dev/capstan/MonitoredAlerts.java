package dev.capstan;

import dev.capstan.alert.Inbox;
import dev.capstan.alert.Report;
import dev.capstan.alert.Signal;
import dev.capstan.monitor.Alarms;
import dev.capstan.monitor.Unit;
import dev.capstan.monitor.Verdict;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What monitors find is reported like what comes from outside: kept first, gathered then. */
record MonitoredAlerts(Inbox inbox) implements Alarms {
    /** In place of a receiver's name. */
    static final String RECEIVER = "monitors";

    /** The label that names the monitor. */
    static final String MONITOR = "monitor";

    @Override
    public void hear(Verdict verdict) {
        var group = verdict.service() + " " + verdict.environment() + " " + verdict.monitor();
        inbox.take(new Report(RECEIVER, Report.Source.HERE, group, List.of(signal(verdict)), 0, verdict.at()));
    }

    private static Signal signal(Verdict verdict) {
        var labels = new TreeMap<>(verdict.series().labels());
        labels.remove("");
        labels.putAll(Map.of(
                "service",
                verdict.service().value(),
                "environment",
                verdict.environment().value(),
                "severity",
                verdict.severity().priority(),
                MONITOR,
                verdict.monitor().value()));
        var series = verdict.series().text();
        return new Signal(
                verdict.series().labels().toString(),
                verdict.monitor().value(),
                verdict.firing(),
                verdict.since(),
                verdict.firing() ? Optional.empty() : Optional.of(verdict.at()),
                labels,
                verdict.note().isBlank() && series.isBlank()
                        ? Map.of()
                        : Map.of("summary", (series + " " + verdict.note()).strip()),
                value(verdict),
                Optional.empty());
    }

    /** {@code 7.2 % (> 5%)}; of an answer the severity says it all. */
    private static Optional<String> value(Verdict verdict) {
        return verdict.value()
                .filter(value -> verdict.unit() != Unit.ANSWER)
                .map(value -> verdict.unit().text(value)
                        + verdict.limit()
                                .map(limit -> " (" + limit.text() + ")")
                                .orElse(""));
    }
}
