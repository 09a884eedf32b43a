package dev.capstan.sql.fix;

import dev.capstan.step.FailureReason;
import dev.capstan.step.Told;

/** It is not done, and why: carried from where it was found out to the step. Nothing was changed. */
final class Declining extends Exception {
    private static final long serialVersionUID = 1;
    private final transient FailureReason.Declined reason;
    private final boolean nothingToDo;

    Declining(Told what, Told next) {
        this(what, next, false);
    }

    private Declining(Told what, Told next, boolean nothingToDo) {
        super(null, null, false, false);
        this.reason = new FailureReason.Declined(what, next);
        this.nothingToDo = nothingToDo;
    }

    /** All is as it is wanted already. */
    static Declining nothingToDo(Told what, Told next) {
        return new Declining(what, next, true);
    }

    boolean isNothingToDo() {
        return nothingToDo;
    }

    FailureReason reason() {
        return reason;
    }

    FailureReason.Declined declined() {
        return reason;
    }
}
