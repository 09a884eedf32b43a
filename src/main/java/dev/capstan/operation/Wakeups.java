package dev.capstan.operation;

/** An alarm clock. Losing a call loses nothing: a sweep finds whatever is due. */
public interface Wakeups {
    void now(OperationId id);
}
