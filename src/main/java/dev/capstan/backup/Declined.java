package dev.capstan.backup;

import dev.capstan.step.FailureReason;
import dev.capstan.step.Told;

/** It is not done, and why. Nothing that was there before was changed. */
final class Declined extends Exception {
    private static final long serialVersionUID = 1;
    private final transient FailureReason reason;

    Declined(Told what, Told next) {
        this(new FailureReason.Declined(what, next));
    }

    Declined(FailureReason reason) {
        super(null, null, false, false);
        this.reason = reason;
    }

    FailureReason reason() {
        return reason;
    }
}
