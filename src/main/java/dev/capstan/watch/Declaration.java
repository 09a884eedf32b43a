package dev.capstan.watch;

import dev.capstan.catalog.EnvironmentName;
import dev.capstan.catalog.RunbookName;
import dev.capstan.catalog.Service;
import dev.capstan.monitor.Limit;
import dev.capstan.monitor.Monitor;
import dev.capstan.monitor.MonitorName;
import dev.capstan.monitor.MonitorsChapter;
import dev.capstan.operation.plan.PlannedWatch;
import dev.capstan.operation.plan.PlannedWatch.Trigger;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What is watched after a runbook.
 *
 * @param environments where; all of the service's where nothing is said
 * @param within for how long after its end
 * @param settle for how long readings don't count yet
 * @param back the runbook that leads back
 */
record Declaration(
        List<EnvironmentName> environments,
        PlannedWatch.Mode mode,
        Duration within,
        Duration settle,
        RunbookName back,
        List<Cause> causes) {
    Declaration {
        environments = List.copyOf(environments);
        causes = List.copyOf(causes);
    }

    /**
     * @param limit as written; without it the worst of the monitor's own
     * @param lasting without it as long as the monitor's own
     */
    record Cause(MonitorName monitor, Optional<String> limit, Optional<Duration> lasting) {
        /** Absent where the limit is not in what the monitor counts in. */
        Optional<Limit> in(Monitor monitor) {
            return limit.isPresent()
                    ? Limit.read(limit.get(), monitor.unit())
                    : monitor.limits().values().stream().reduce((milder, worse) -> worse);
        }

        Duration lasting(Monitor monitor) {
            return lasting.orElse(monitor.lasting());
        }
    }

    boolean isIn(EnvironmentName environment) {
        return environments.isEmpty() || environments.contains(environment);
    }

    PlannedWatch planned(Service service) {
        var monitors = MonitorsChapter.of(service);
        return new PlannedWatch(
                mode,
                within,
                settle,
                back,
                causes.stream()
                        .map(cause -> trigger(cause, monitors.get(cause.monitor())))
                        .toList());
    }

    private static Trigger trigger(Cause cause, Monitor monitor) {
        var limit = cause.in(monitor).orElseThrow();
        return new Trigger(
                monitor.name().value(),
                monitor.title(),
                limit.comparison().name(),
                limit.bound(),
                limit.text(),
                cause.lasting(monitor));
    }
}
