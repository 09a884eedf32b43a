package dev.capstan.slack.render;

import dev.capstan.catalog.Runbook;
import dev.capstan.catalog.RunbookName;
import dev.capstan.operation.OperationView;
import dev.capstan.operation.Result;
import dev.capstan.operation.StepRecord;
import dev.capstan.operation.plan.Plan;
import dev.capstan.operation.plan.PlannedStep;
import dev.capstan.step.StepOutcome;
import dev.capstan.step.StepSpec;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What a failure has left behind, as far as the journal proves it. */
sealed interface Aftermath {
    /** Nothing was declared for it, or nothing was wished: all is as it was at that moment. */
    record Left() implements Aftermath {}

    /** Recoveries ran, but none of them proves that anything is back. */
    record Ran(List<RunbookName> runbooks) implements Aftermath {}

    /** What was live before is back; healthy if a check after it held. */
    record Back(boolean healthy) implements Aftermath {}

    static Aftermath of(OperationView view, Result.Failed failed) {
        var plan = view.operation().plan().orElseThrow();
        if (failed.recovered().isEmpty()) {
            return new Left();
        }
        var succeeded = view.journal().stream()
                .filter(record -> record.outcome().orElse(null) instanceof StepOutcome.Succeeded)
                .map(StepRecord::step)
                .collect(Collectors.toCollection(HashSet::new));
        var restoring = failed.recovered().stream()
                .flatMap(name -> restoring(plan, name).stream())
                .toList();
        return restoring.isEmpty() || !restoring.stream().allMatch(step -> succeeded.contains(step.number()))
                ? new Ran(failed.recovered())
                : new Back(healthy(plan, failed.recovered(), succeeded));
    }

    /** The steps that must have succeeded: those that put a folder back, or all of a rollback by other means. */
    private static List<PlannedStep> restoring(Plan plan, RunbookName name) {
        var steps = plan.recoveries().getOrDefault(name, List.of());
        var puttingBack = steps.stream()
                .filter(step -> step.values().containsKey("put_to"))
                .toList();
        return puttingBack.isEmpty() && name.equals(Runbook.ROLLBACK) ? steps : puttingBack;
    }

    /** The last thing that was done counts, if it was a check and it held. */
    private static boolean healthy(Plan plan, List<RunbookName> recovered, Set<Integer> succeeded) {
        var steps = recovered.stream()
                .flatMap(name -> plan.recoveries().getOrDefault(name, List.of()).stream())
                .toList();
        var checks = steps.stream()
                .dropWhile(step -> !isLastRestoring(plan, recovered, step))
                .filter(step -> step.spec() instanceof StepSpec.Until || step.spec() instanceof StepSpec.Http)
                .toList();
        return !checks.isEmpty() && checks.stream().allMatch(step -> succeeded.contains(step.number()));
    }

    private static boolean isLastRestoring(Plan plan, List<RunbookName> recovered, PlannedStep step) {
        return recovered.stream()
                .flatMap(name -> restoring(plan, name).stream())
                .filter(each -> !(each.spec() instanceof StepSpec.Until || each.spec() instanceof StepSpec.Http))
                .reduce((earlier, later) -> later)
                .filter(last -> last.number() == step.number())
                .isPresent();
    }
}
