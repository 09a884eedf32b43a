package dev.capstan.watch;

import dev.capstan.operation.Operation;
import dev.capstan.operation.OperationId;
import dev.capstan.operation.Scope;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Remembers what is watched. A watch begins in the transaction in which its deploy succeeds: {@link WatchState#BEGUN}. */
public interface Watches {
    /** All that are not over. */
    List<Watch> open();

    Optional<Watch> of(OperationId deploy);

    /** Replaces the state and sees to it that it is told; false where somebody else changed it meanwhile. */
    boolean change(Watch from, WatchState to);

    /** Who is at work there in the usual line, be it on all of the service, on this part, or on a part of it. */
    Optional<OperationId> atWork(Scope scope);

    /** What changed there since, in the usual line, finished or not. */
    List<Operation> changedSince(Scope scope, Instant since);
}
