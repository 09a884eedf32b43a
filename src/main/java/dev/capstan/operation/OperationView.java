package dev.capstan.operation;

import java.util.List;

/**
 * Everything that is told of an operation.
 *
 * @param journal the newest attempt of every step that was tried, in the order of the plan
 * @param others open operations on the same scope that were asked for earlier, or hold its lock
 * @param paused no new step starts anywhere until someone resumes
 */
public record OperationView(Operation operation, List<StepRecord> journal, List<OperationId> others, boolean paused) {
    public OperationView {
        journal = List.copyOf(journal);
        others = List.copyOf(others);
    }

    public OperationView(Operation operation, List<StepRecord> journal, boolean paused) {
        this(operation, journal, List.of(), paused);
    }
}
