package dev.capstan.operation;

/** The database can't be reached: nothing was recorded. */
public final class StoreUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1;

    public StoreUnavailable(Throwable cause) {
        super("the database can't be reached", cause);
    }
}
