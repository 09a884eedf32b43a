package dev.capstan.operation;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Who works on an operation now: one runner at a time, by a lease on the database's clock and a rising epoch. */
public interface Claims {

    /** Those whose time has come and which nobody has claimed. */
    List<Due> due(int limit);

    /** @param planned whether it is past planning */
    record Due(OperationId id, boolean planned) {}

    /** Claims an operation that is due: raises its epoch and takes the lease. */
    Optional<Operation> claim(OperationId id, String runner, Duration lease);

    /** Renews the lease and tells what changed meanwhile; absent: it is lost. */
    Optional<Renewal> renew(OperationId id, long epoch, Duration lease);

    record Renewal(long revision, Optional<StopRequest> stop, boolean paused) {}

    /**
     * Lets go if the operation is still at this revision; otherwise keeps the lease and says no.
     *
     * @param wake when somebody has to look at it next; absent: only a person can move it
     */
    boolean release(Operation operation, Optional<Instant> wake);

    /** Lets go at once, leaving the work to whoever comes next. */
    void abandon(OperationId id, long epoch);
}
