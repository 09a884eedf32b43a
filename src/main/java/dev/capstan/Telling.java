package dev.capstan;

import dev.capstan.operation.OperationId;
import dev.capstan.operation.Wakeups;
import dev.capstan.operation.run.Runner;
import dev.capstan.slack.deliver.Deliverer;

/** After a person's decision both look at once: who moves the operation, and who tells of it. */
record Telling(Runner runner, Deliverer deliverer) implements Wakeups {
    @Override
    public void now(OperationId id) {
        runner.now(id);
        deliverer.nudge();
    }

    @Override
    public void newcomer(OperationId id) {
        runner.newcomer(id);
        deliverer.nudge();
    }
}
