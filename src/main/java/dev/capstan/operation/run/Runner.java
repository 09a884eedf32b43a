package dev.capstan.operation.run;

import dev.capstan.operation.Claims;
import dev.capstan.operation.Operation;
import dev.capstan.operation.OperationId;
import dev.capstan.operation.OperationState;
import dev.capstan.operation.OperationState.AwaitingApproval;
import dev.capstan.operation.OperationState.Finished;
import dev.capstan.operation.OperationState.NeedsAttention;
import dev.capstan.operation.OperationState.Planning;
import dev.capstan.operation.OperationState.Requested;
import dev.capstan.operation.OperationState.Running;
import dev.capstan.operation.OperationState.WaitingForLock;
import dev.capstan.operation.Operations;
import dev.capstan.operation.StoreUnavailable;
import dev.capstan.operation.Wakeups;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Wakes up for an operation, claims it, and moves it as far as it goes. One at a time for each operation here, and by
 * the lease one at a time anywhere.
 */
public final class Runner implements Wakeups, AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Runner.class);

    /** Planning looks at targets and is not what someone on call waits for first; running steps are never held up. */
    private static final int PLANNING_AT_ONCE = 2;

    private static final int SWEEP = 500;

    private final Claims claims;
    private final Operations operations;
    private final PlanMaker plans;
    private final Line line;
    private final StepRunner steps;
    private final String name;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Semaphore planning = new Semaphore(PLANNING_AT_ONCE, true);
    private final Rush rush = new Rush();
    private final Map<OperationId, Call> awake = new ConcurrentHashMap<>();
    private volatile boolean closing;

    /** @param name of this replica, to be seen in the database */
    public Runner(Claims claims, Operations operations, PlanMaker plans, Line line, StepRunner steps, String name) {
        this.claims = claims;
        this.operations = operations;
        this.plans = plans;
        this.line = line;
        this.steps = steps;
        this.name = name;
    }

    @Override
    public void now(OperationId id) {
        wake(id, () -> advance(id, false));
    }

    /** Newcomers are planned a few at a time, and claimed only when it is their turn. A close leaves the rest waiting. */
    @Override
    public void newcomer(OperationId id) {
        rush.arrived();
        plan(id);
    }

    private void plan(OperationId id) {
        wake(id, () -> {
            planning.acquireUninterruptibly();
            try {
                rush.standBack();
                if (!closing) {
                    advance(id, true);
                }
            } finally {
                planning.release();
            }
        });
    }

    /** A call that comes while the operation is being worked on is kept: it may have been too late to be seen. */
    private void wake(OperationId id, Runnable work) {
        if (closing || awake.merge(id, Call.FIRST, (was, now) -> Call.AGAIN) == Call.AGAIN) {
            return;
        }
        threads.execute(() -> {
            do {
                work.run();
            } while (awake.computeIfPresent(id, (key, call) -> call == Call.AGAIN ? Call.FIRST : null) != null);
        });
    }

    private enum Call {
        FIRST,
        AGAIN
    }

    /**
     * Finds whatever is due and nobody works on: after a crash, a lost wake-up, when a time has come, or when a lock was
     * given back.
     */
    public void sweep() {
        for (var due : claims.due(SWEEP)) {
            if (awake.containsKey(due.id())) {
                continue;
            }
            if (due.planned()) {
                now(due.id());
            } else {
                plan(due.id());
            }
        }
    }

    private void advance(OperationId id, boolean onlyPlan) {
        try {
            var claimed = claims.claim(id, name, Lease.LENGTH);
            if (claimed.isPresent() && work(claimed.get(), onlyPlan)) {
                threads.execute(() -> advance(id, false));
            }
        } catch (StoreUnavailable away) {
            log.warn("{} rests: the database can't be reached; a sweep takes it up again", id);
        } catch (RejectedExecutionException closed) {
            log.debug("{} is left to whoever comes next", id);
        } catch (RuntimeException bug) {
            log.error("{} could not be moved on; a sweep tries again when the lease is over", id, bug);
        }
    }

    /** Whether more is to be done than was allowed. */
    private boolean work(Operation claimed, boolean onlyPlan) {
        try (var lease = new Lease(claims, claimed.id(), claimed.epoch()).start()) {
            var operation = claimed;
            while (!lease.lost()) {
                var move = onlyPlan && isPastPlanning(operation.state())
                        ? new Move.Rest(operation, Optional.of(Instant.EPOCH))
                        : next(operation, lease);
                switch (move) {
                    case Move.Onward(var moved) -> operation = moved;
                    case Move.Lost() -> {
                        return false;
                    }
                    case Move.Rest(var resting, var until) -> {
                        if (claims.release(resting, until)) {
                            if (resting.state() instanceof Finished) {
                                sweep();
                            }
                            return onlyPlan && isPastPlanning(resting.state());
                        }
                        operation = reload(claimed);
                    }
                    case Move.Reload() -> operation = reload(claimed);
                }
                if (operation == null) {
                    return false;
                }
            }
            return false;
        }
    }

    private static boolean isPastPlanning(OperationState state) {
        return state instanceof WaitingForLock || state instanceof Running;
    }

    /** The newest revision, or null when the claim is no longer ours. */
    private Operation reload(Operation claimed) {
        return operations
                .find(claimed.id())
                .filter(now -> now.epoch() == claimed.epoch())
                .orElse(null);
    }

    private Move next(Operation operation, Lease lease) {
        return switch (operation.state()) {
            case Requested requested -> plans.begin(operation);
            case Planning since -> plans.plan(operation);
            case AwaitingApproval awaiting -> line.awaitApproval(operation, awaiting);
            case WaitingForLock waiting -> line.awaitLock(operation, waiting);
            case Running running -> steps.run(operation, running, lease, () -> closing);
            case NeedsAttention attention -> new Move.Rest(operation, Optional.empty());
            case Finished finished -> new Move.Rest(operation, Optional.empty());
        };
    }

    /** Lets running steps go on by themselves and gives up the claims, so that whoever comes next need not wait. */
    @Override
    public void close() {
        closing = true;
        threads.shutdown();
        try {
            if (!threads.awaitTermination(5, TimeUnit.SECONDS)) {
                log.warn("some operations were not let go in time; their leases run out by themselves");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
