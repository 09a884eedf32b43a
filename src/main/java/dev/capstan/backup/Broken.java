package dev.capstan.backup;

import dev.capstan.step.StepOutcome;

/** It was broken off: somebody stopped it, another one goes on with it, or its time is over. */
final class Broken extends Exception {
    private static final long serialVersionUID = 1;
    private final transient StepOutcome outcome;

    Broken(StepOutcome outcome) {
        super(null, null, false, false);
        this.outcome = outcome;
    }

    StepOutcome outcome() {
        return outcome;
    }
}
