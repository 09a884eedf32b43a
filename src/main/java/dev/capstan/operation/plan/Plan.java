package dev.capstan.operation.plan;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.capstan.catalog.Guard;
import dev.capstan.catalog.RunbookName;
import dev.capstan.catalog.Text;
import dev.capstan.catalog.Value;
import dev.capstan.step.HostAddress;
import java.nio.file.FileSystems;
import java.nio.file.Path;
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
 * @param watch what follows by rule once it has succeeded; left out of the digest where nothing does
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
        PlanFacts facts,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Optional<PlannedWatch> watch) {
    public Plan {
        hosts = List.copyOf(hosts);
        values = java.util.Collections.unmodifiableMap(new TreeMap<>(values));
        steps = List.copyOf(steps);
        recoveries = java.util.Collections.unmodifiableMap(new TreeMap<>(recoveries));
        incompatibleMigrations = List.copyOf(incompatibleMigrations);
        // plans of older versions were stored without
        watch = watch == null ? Optional.empty() : watch;
    }

    /** Whether this is one of the migrations that older code can't live with. */
    public boolean isIncompatible(String migration) {
        var name = Path.of(migration.replace('/', '_'));
        return incompatibleMigrations.stream()
                .anyMatch(glob ->
                        FileSystems.getDefault().getPathMatcher("glob:" + glob).matches(name));
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
