package dev.capstan.operation;

/** An alarm clock. Losing a call loses nothing: a sweep finds whatever is due. */
public interface Wakeups {
    void now(OperationId id);

    /** A request was just recorded and has no plan yet: it may wait for its turn. */
    default void newcomer(OperationId id) {
        now(id);
    }
}
