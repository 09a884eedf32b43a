package dev.capstan.operation;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The truth about operations. Each method is one decision and one transaction: state, history and outbox together.
 * When the store can't be reached, every method throws {@link StoreUnavailable}.
 */
public interface Operations {

    /**
     * Commits the intent in one round trip. A repeated delivery, or the same request while an equal one is open,
     * records nothing and answers with what is there.
     */
    Received receive(OperationId id, OperationRequest request, String delivery, Instant now);

    record Received(OperationId id, boolean fresh) {}

    Optional<Operation> find(OperationId id);

    Optional<OperationView> view(OperationId id);

    /** All that are not finished, oldest first. */
    List<Operation> open();

    /** The newest finished ones, newest first. */
    List<Operation> recent(Scope scope, int limit);

    /** Who holds the lock of this scope. */
    Optional<OperationId> holder(Scope scope);

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

    boolean paused();

    void pause(boolean paused, String by, Instant now);

    /** Claims an operation whose time has come: raises its epoch and takes the lease. */
    Optional<Operation> claim(OperationId id, String runner, Duration lease);

    /** Renews the lease and tells of changes; absent: it is lost. */
    Optional<Renewal> renew(OperationId id, long epoch, Duration lease);

    record Renewal(long revision, Optional<StopRequest> stop, boolean paused) {}

    /** Lets go, if the revision is still this one and nothing is left to do; otherwise keeps the lease and says no. */
    boolean release(OperationId id, long epoch, long revision);

    /** Those whose time has come and which nobody has claimed. */
    List<OperationId> due(int limit);
}
