package dev.capstan.operation;

/** The database can't be reached. */
public final class StoreUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final boolean nothingRecorded;

    /** @param nothingRecorded certain, because no connection was had; otherwise the answer to a commit was lost */
    public StoreUnavailable(boolean nothingRecorded, Throwable cause) {
        super("the database can't be reached", cause);
        this.nothingRecorded = nothingRecorded;
    }

    public boolean nothingRecorded() {
        return nothingRecorded;
    }
}
