package dev.capstan;

/** Capstan can't start, for a reason that the person who starts it can mend. */
final class Unstartable extends RuntimeException {
    private static final long serialVersionUID = 1;

    Unstartable(String reason) {
        super(reason, null, false, false);
    }
}
