package dev.capstan.operation;

import dev.capstan.catalog.RunbookName;
import java.util.List;

/**
 * What is being done about a setback.
 *
 * @param runbooks all recovery runbooks of it, in order
 * @param at which of them is being run
 */
public record Recovery(Setback setback, List<RunbookName> runbooks, int at) {
    public Recovery {
        runbooks = List.copyOf(runbooks);
    }

    public RunbookName current() {
        return runbooks.get(at);
    }
}
