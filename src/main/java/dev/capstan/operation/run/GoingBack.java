package dev.capstan.operation.run;

import dev.capstan.catalog.Runbook;
import dev.capstan.operation.Course;
import dev.capstan.operation.Operation;
import dev.capstan.operation.OperationState.Running;
import dev.capstan.operation.Setback;
import java.util.Optional;

/** Whether older code can be put over the database as it is now, and what to say of the database afterwards. */
public final class GoingBack {
    private final PlanMaker plans;

    public GoingBack(PlanMaker plans) {
        this.plans = plans;
    }

    /** The migration that forbids it: reached by this operation, and declared incompatible with older code. */
    Optional<String> forbidden(Operation operation, Running recovery) {
        var plan = operation.plan().orElseThrow();
        var runbooks = recovery.recovery().orElseThrow();
        if (!runbooks.runbooks().contains(Runbook.ROLLBACK)
                || plan.incompatibleMigrations().isEmpty()
                || !Course.of(plan).pastNoReturn(runbooks.setback().step())) {
            return Optional.empty();
        }
        return plans.migrationLevel(operation)
                .filter(level -> !Optional.of(level).equals(plan.facts().migrationLevel()))
                .filter(plan::isIncompatible);
    }

    Optional<String> levelToTell(Operation operation, Setback setback) {
        return Course.of(operation.plan().orElseThrow()).pastNoReturn(setback.step())
                ? plans.migrationLevel(operation)
                : Optional.empty();
    }
}
