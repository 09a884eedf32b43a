package dev.capstan.sql.fix;

import dev.capstan.step.FailureReason;
import dev.capstan.step.Told;

/** It is not done, and why: carried from where it was found out to the step. Nothing was changed. */
final class Declining extends Exception {
    private static final long serialVersionUID = 1;
    private final transient FailureReason.Declined reason;

    Declining(Told what, Told next) {
        super(null, null, false, false);
        this.reason = new FailureReason.Declined(what, next);
    }

    FailureReason reason() {
        return reason;
    }

    FailureReason.Declined declined() {
        return reason;
    }
}
