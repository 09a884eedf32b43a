package dev.capstan.operation.plan;

import dev.capstan.catalog.Guard;
import dev.capstan.catalog.RunbookName;
import dev.capstan.catalog.Text;
import dev.capstan.catalog.Value;
import dev.capstan.step.HostAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A runbook resolved for one occasion: exactly what will run. Secrets are in it by name only.
 *
 * @param values reach every step as environment variables
 * @param steps the course, numbered from 1
 * @param recoveries steps of the recovery runbooks that a failure may lead to; their numbers follow on
 */
public record Plan(
        Text title,
        List<HostAddress> hosts,
        String folder,
        Optional<String> envFile,
        Map<String, Value> values,
        List<PlannedStep> steps,
        Map<RunbookName, List<PlannedStep>> recoveries,
        Guard guard,
        Optional<String> migrationLevelScript,
        List<String> incompatibleMigrations,
        PlanFacts facts) {
    public Plan {
        hosts = List.copyOf(hosts);
        values = java.util.Collections.unmodifiableMap(new TreeMap<>(values));
        steps = List.copyOf(steps);
        recoveries = java.util.Collections.unmodifiableMap(new TreeMap<>(recoveries));
        incompatibleMigrations = List.copyOf(incompatibleMigrations);
    }

    /** A step of the course or of a recovery, by its number. */
    public PlannedStep step(int number) {
        return java.util.stream.Stream.concat(
                        steps.stream(), recoveries.values().stream().flatMap(List::stream))
                .filter(step -> step.number() == number)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the plan has no step " + number));
    }
}
