package dev.capstan.operation;

import dev.capstan.catalog.Manner;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The truth about operations. Each method is one decision and one transaction: state, history and outbox together.
 * When the store can't be reached, every method throws {@link StoreUnavailable}.
 */
public interface Operations {

    /**
     * Commits the intent in one round trip. A repeated delivery, or the same request while an equal one is open,
     * records nothing and answers with what is there.
     *
     * @param ids names for the new operation: one that is taken is answered with the next
     */
    Received receive(Supplier<OperationId> ids, OperationRequest request, String delivery, Instant now);

    record Received(OperationId id, boolean fresh) {}

    /** Whether this delivery brought an operation. */
    boolean received(String delivery);

    Optional<Operation> find(OperationId id);

    Optional<OperationView> view(OperationId id);

    /** All that are not finished, oldest first. */
    List<Operation> open();

    /** The newest finished ones of those in line, newest first. */
    List<Operation> recent(Scope scope, int limit);

    /** Who holds the lock of this scope in the usual line. */
    default Optional<OperationId> holder(Scope scope) {
        return holder(scope, Manner.IN_LINE);
    }

    /** Who holds the lock that others of this manner wait for. */
    Optional<OperationId> holder(Scope scope, Manner manner);

    /**
     * Replaces the operation if its revision and epoch are still those of {@code from}.
     *
     * @param wake when somebody has to look at it next; absent: only a person can move it
     */
    Commit commit(Operation from, Operation to, Entry why, Optional<Instant> wake);

    sealed interface Commit {
        record Done(Operation operation) implements Commit {}

        /** Somebody changed it meanwhile: load it and decide again. */
        record Stale() implements Commit {}

        /** Another runner claimed it: touch nothing more. */
        record Lost() implements Commit {}
    }

    /** A line of the operation's history. */
    record Entry(Instant at, String actor, String what, String detail) {}

    /**
     * The first in its line takes the lock of its scope and runs, all in one transaction.
     *
     * @param running what {@code waiting} becomes when it gets the lock
     */
    LockAnswer takeLock(Operation waiting, Operation running, Entry why);

    sealed interface LockAnswer {
        record Taken(Operation operation) implements LockAnswer {}

        /** Somebody runs, or came first. */
        record Behind(OperationId other) implements LockAnswer {}

        /** Changed or claimed meanwhile. */
        record Moved() implements LockAnswer {}
    }

    boolean paused();

    void pause(boolean paused, String by, Instant now);
}
