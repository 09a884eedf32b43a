package dev.capstan.catalog;

import dev.capstan.step.StepSpec;
import java.util.List;
import java.util.Optional;

/**
 * A named procedure of a service.
 *
 * @param recovery only ever run after a failed step: nobody can ask for it by name
 * @param family the slash command under which it is asked for by its name, such as {@code fix}; absent: its name is the
 *     command
 * @param manner whom its operations wait for
 */
public record Runbook(
        RunbookName name,
        Text title,
        List<Parameter> parameters,
        Guard guard,
        List<RunbookStep> steps,
        boolean recovery,
        Optional<String> family,
        Manner manner) {
    public static final RunbookName DEPLOY = new RunbookName("deploy");
    public static final RunbookName ROLLBACK = new RunbookName("rollback");
    /** As in {@code /backup SERVICE now}. */
    public static final RunbookName BACKUP_NOW = new RunbookName("now");

    /** Begins the names of those that take back what another one of their family did. */
    public static final String UNDO_PREFIX = "undo-";

    public Runbook {
        parameters = List.copyOf(parameters);
        steps = List.copyOf(steps);
    }

    public Runbook(
            RunbookName name,
            Text title,
            List<Parameter> parameters,
            Guard guard,
            List<RunbookStep> steps,
            boolean recovery) {
        this(name, title, parameters, guard, steps, recovery, Optional.empty());
    }

    public Runbook(
            RunbookName name,
            Text title,
            List<Parameter> parameters,
            Guard guard,
            List<RunbookStep> steps,
            boolean recovery,
            Optional<String> family) {
        this(name, title, parameters, guard, steps, recovery, family, Manner.IN_LINE);
    }

    Runbook with(List<RunbookStep> others) {
        return new Runbook(name, title, parameters, guard, others, recovery, family, manner);
    }

    /** The word after the slash. */
    public String command() {
        return family.orElse(name.value());
    }

    /** Takes back what another one did: offered where that is told, and not in lists. */
    public boolean isUndo() {
        return family.isPresent() && name.value().startsWith(UNDO_PREFIX);
    }

    /** All of it is done by other rooms: nothing is run or looked up on the targets. */
    public boolean leavesTargetsAlone() {
        return steps.stream().allMatch(step -> step.action() instanceof RunbookStep.Action.Does(StepSpec.Call call));
    }
}
