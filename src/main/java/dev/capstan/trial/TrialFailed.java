package dev.capstan.trial;

/** The trial can't go on, for a reason that the person who tries can mend; the message says how. */
public final class TrialFailed extends RuntimeException {
    private static final long serialVersionUID = 1;

    public TrialFailed(String reason) {
        super(reason, null, false, false);
    }
}
