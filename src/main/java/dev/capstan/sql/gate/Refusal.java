package dev.capstan.sql.gate;

/** Carries a reason out of the depth of a statement to the gate, and never further. */
final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Reason reason;

    Refusal(Reason reason) {
        super(null, null, false, false);
        this.reason = reason;
    }

    Reason reason() {
        return reason;
    }
}
