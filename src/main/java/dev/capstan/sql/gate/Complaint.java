package dev.capstan.sql.gate;

/** Carries a reason against writing out of the depth of a statement to its gate, and never further. */
final class Complaint extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient WriteReason reason;

    Complaint(WriteReason reason) {
        super(null, null, false, false);
        this.reason = reason;
    }

    WriteReason reason() {
        return reason;
    }
}
