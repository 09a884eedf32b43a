package dev.capstan.workspace.control;

/** A request that is not carried out; the message says what is wrong and what to do. */
final class TurnedAway extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;

    TurnedAway(int status, String message) {
        super(message, null, false, false);
        this.status = status;
    }

    int status() {
        return status;
    }
}
