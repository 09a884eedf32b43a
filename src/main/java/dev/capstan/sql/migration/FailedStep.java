package dev.capstan.sql.migration;

import dev.capstan.operation.Operation;
import dev.capstan.operation.OperationState.Finished;
import dev.capstan.operation.Result;
import dev.capstan.operation.Setback;
import dev.capstan.operation.plan.PlannedStep;
import dev.capstan.step.StepSpec;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/** The step at which an operation failed, where that step migrates a database. */
public record FailedStep(Operation operation, PlannedStep step, Instant at) {
    /** A tool's own name for it, or the name of a script that people usually give it. */
    private static final Pattern MIGRATES =
            Pattern.compile("migrat|\\bflyway\\b|\\bdrizzle-kit\\b", Pattern.CASE_INSENSITIVE);

    /** Absent: it did not fail, or at something else. */
    public static Optional<FailedStep> of(Operation operation) {
        if (operation.plan().isPresent()
                && operation.state() instanceof Finished(var result, var started, var at)
                && result instanceof Result.Failed failed
                && failed.setback() instanceof Setback.StepFailed(var number, var reason)) {
            return Optional.of(new FailedStep(operation, operation.plan().get().step(number), at))
                    .filter(failure -> migrates(failure.step()));
        }
        return Optional.empty();
    }

    private static boolean migrates(PlannedStep step) {
        return step.spec() instanceof StepSpec.Run(var script)
                && (MIGRATES.matcher(script).find()
                        || MIGRATES.matcher(step.title().english()).find());
    }
}
