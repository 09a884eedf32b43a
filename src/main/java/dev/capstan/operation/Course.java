package dev.capstan.operation;

import dev.capstan.catalog.RunbookName;
import dev.capstan.operation.OperationState.Running;
import dev.capstan.operation.plan.Plan;
import dev.capstan.operation.plan.PlannedStep;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Which step comes next: along the plan, and through its recoveries once something went wrong. Pure. */
public final class Course {
    private final Plan plan;

    private Course(Plan plan) {
        this.plan = plan;
    }

    public static Course of(Plan plan) {
        return new Course(plan);
    }

    /** The step after this one has been done; absent when that was the last. */
    public Optional<Running> after(Running running) {
        return running.recovery()
                .map(recovery -> afterInRecovery(running, recovery))
                .orElseGet(() -> nextOf(plan.steps(), running.step()).map(step -> at(running, step, Optional.empty())));
    }

    private Optional<Running> afterInRecovery(Running running, Recovery recovery) {
        var next = nextOf(plan.recoveries().get(recovery.current()), running.step());
        return next.isPresent()
                ? next.map(step -> at(running, step, Optional.of(recovery)))
                : enter(running, recovery.setback(), recovery.runbooks(), recovery.at() + 1);
    }

    /** The first recovery step that a setback leads to; absent when nothing was declared for it. */
    public Optional<Running> recovering(Running running, Setback setback) {
        return enter(running, setback, recoveriesFor(setback), 0);
    }

    /**
     * A failed step leads to its own recoveries. A person who stops or gives up before anything was declared for the
     * step they stopped at gets those of the last step before it that declared some.
     */
    private List<RunbookName> recoveriesFor(Setback setback) {
        var own = plan.step(setback.step()).onFailure();
        if (setback instanceof Setback.StepFailed || !own.isEmpty()) {
            return own;
        }
        return plan.steps().stream()
                .filter(step ->
                        step.number() < setback.step() && !step.onFailure().isEmpty())
                .reduce((earlier, later) -> later)
                .map(PlannedStep::onFailure)
                .orElse(List.of());
    }

    private Optional<Running> enter(Running running, Setback setback, List<RunbookName> runbooks, int from) {
        for (int at = from; at < runbooks.size(); at++) {
            var steps = plan.recoveries().getOrDefault(runbooks.get(at), List.of());
            if (!steps.isEmpty()) {
                return Optional.of(at(running, steps.getFirst(), Optional.of(new Recovery(setback, runbooks, at))));
            }
        }
        return Optional.empty();
    }

    /** How it ends once nothing is left to do. */
    public Result resultAfter(Running running) {
        return running.recovery()
                .<Result>map(recovery -> new Result.Failed(recovery.setback(), recovery.runbooks(), Optional.empty()))
                .orElseGet(Result.Succeeded::new);
    }

    /** Whether the database or the outside world may have changed already. */
    public boolean pastNoReturn(int step) {
        return plan.steps().stream().anyMatch(each -> each.number() <= step && each.pointOfNoReturn());
    }

    private static Running at(Running running, PlannedStep step, Optional<Recovery> recovery) {
        return new Running(running.startedAt(), step.number(), 0, recovery);
    }

    private static Optional<PlannedStep> nextOf(List<PlannedStep> steps, int number) {
        var later = new ArrayList<>(steps);
        later.removeIf(step -> step.number() <= number);
        return later.stream().findFirst();
    }
}
