package dev.capstan.operation;

/** What was typed is not understood, and why. */
public final class Misread extends Exception {
    private static final long serialVersionUID = 1;
    private final transient Refusal refusal;

    public Misread(Refusal refusal) {
        super(null, null, false, false);
        this.refusal = refusal;
    }

    public Refusal refusal() {
        return refusal;
    }
}
