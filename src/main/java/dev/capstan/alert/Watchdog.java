package dev.capstan.alert;

import dev.capstan.catalog.CurrentCatalogue;
import dev.capstan.catalog.Language;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The dead man's switch: an alert that always fires is no trouble, its silence is. It shows that Prometheus, its rules,
 * Alertmanager and the way here all work.
 */
public final class Watchdog {
    private static final String NAME = "Watchdog";
    private static final String RECEIVER = "watchdog";

    private final CurrentCatalogue catalogue;
    private final Watchdogs watchdogs;
    private final Clock clock;

    public Watchdog(CurrentCatalogue catalogue, Watchdogs watchdogs, Clock clock) {
        this.catalogue = catalogue;
        this.watchdogs = watchdogs;
        this.clock = clock;
    }

    /** What is left of a report once its watchdog was heard. */
    public Report heard(Receiver receiver, Report report) {
        if (receiver.watchdog().isEmpty()) {
            return report;
        }
        var others = report.signals().stream()
                .filter(signal -> !signal.name().equals(NAME))
                .toList();
        boolean barks =
                report.signals().stream().anyMatch(signal -> signal.name().equals(NAME) && signal.firing());
        if (barks) {
            watchdogs.heard(receiver.name(), report.receivedAt(), of(receiver, false, report.receivedAt()));
        }
        return new Report(
                report.receiver(), report.source(), report.group(), others, report.leftOut(), report.receivedAt());
    }

    public void sweep() {
        var now = clock.instant();
        for (var receiver : HouseAlerts.of(catalogue.now().house()).all()) {
            receiver.watchdog()
                    .ifPresent(within ->
                            watchdogs.missing(receiver.name(), now.minus(within), now, of(receiver, true, now)));
        }
    }

    private Report of(Receiver receiver, boolean silent, Instant now) {
        var signal = new Signal(
                receiver.name(),
                NAME,
                silent,
                now,
                silent ? Optional.empty() : Optional.of(now),
                Map.of("receiver", receiver.name(), "severity", Severity.CRITICAL.priority()),
                Map.of("summary", words(receiver)),
                Optional.empty(),
                Optional.empty());
        return new Report(RECEIVER, Report.Source.HERE, receiver.name(), List.of(signal), 0, now);
    }

    private String words(Receiver receiver) {
        var minutes = receiver.watchdog().orElse(Duration.ZERO).toMinutes();
        return catalogue.now().house().language() == Language.CHINESE
                ? "超过 " + minutes + " 分钟没有收到 " + receiver.name()
                        + " 的 Watchdog：Prometheus、其规则、Alertmanager 或到此的链路已中断，其他告警也收不到"
                : "No Watchdog of " + receiver.name() + " for over " + minutes
                        + " minutes: Prometheus, its rules, Alertmanager or the way here is down, and no other alert gets"
                        + " through";
    }
}
