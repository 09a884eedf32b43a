package dev.capstan.catalog;

import java.util.List;

/**
 * A named procedure of a service.
 *
 * @param recovery only ever run after a failed step: nobody can ask for it by name
 */
public record Runbook(
        RunbookName name,
        Text title,
        List<Parameter> parameters,
        Guard guard,
        List<RunbookStep> steps,
        boolean recovery) {
    public static final RunbookName DEPLOY = new RunbookName("deploy");
    public static final RunbookName ROLLBACK = new RunbookName("rollback");

    public Runbook {
        parameters = List.copyOf(parameters);
        steps = List.copyOf(steps);
    }
}
