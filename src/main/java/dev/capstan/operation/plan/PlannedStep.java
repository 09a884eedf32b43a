package dev.capstan.operation.plan;

import dev.capstan.catalog.RunbookName;
import dev.capstan.catalog.Text;
import dev.capstan.catalog.Value;
import dev.capstan.step.HostAddress;
import dev.capstan.step.StepSpec;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One step on one host. A runbook's step on three hosts is three of these.
 *
 * @param values beside the plan's own, for this step alone
 */
public record PlannedStep(
        int number,
        Text title,
        HostAddress host,
        StepSpec spec,
        Map<String, Value> values,
        Duration timeout,
        List<RunbookName> onFailure,
        boolean repeatable,
        boolean pointOfNoReturn) {
    public PlannedStep {
        values = java.util.Collections.unmodifiableMap(new TreeMap<>(values));
        onFailure = List.copyOf(onFailure);
    }
}
