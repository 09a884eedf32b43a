package dev.capstan.operation.run;

import dev.capstan.operation.Claims;
import dev.capstan.operation.Claims.Renewal;
import dev.capstan.operation.OperationId;
import dev.capstan.operation.StopRequest;
import dev.capstan.operation.StoreUnavailable;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/**
 * Keeps a claim alive while its operation is worked on, and hears through it of a person's wish to stop.
 *
 * <p>When the database can't be reached, the claim counts as kept until the lease's length has passed since it was last
 * renewed: by then another replica may have taken over, so from then on the target is left alone.
 */
final class Lease implements AutoCloseable {
    static final Duration LENGTH = Duration.ofSeconds(10);
    private static final Duration RENEWAL = Duration.ofSeconds(2);

    private final Claims claims;
    private final OperationId id;
    private final long epoch;
    private final Thread keeper;
    private volatile long renewedAt = System.nanoTime();
    private volatile boolean lost;
    private volatile boolean closed;
    private volatile Optional<StopRequest> stop = Optional.empty();

    Lease(Claims claims, OperationId id, long epoch) {
        this.claims = claims;
        this.id = id;
        this.epoch = epoch;
        this.keeper = Thread.ofVirtual().name("lease-" + id).unstarted(this::keep);
    }

    Lease start() {
        keeper.start();
        return this;
    }

    private void keep() {
        while (!closed && !lost) {
            LockSupport.parkNanos(RENEWAL.toNanos());
            if (!closed) {
                renew();
            }
        }
    }

    private void renew() {
        long asked = System.nanoTime();
        try {
            var renewal = claims.renew(id, epoch, LENGTH);
            if (renewal.isPresent()) {
                renewedAt = asked;
                stop = renewal.flatMap(Renewal::stop);
            } else {
                lost = true;
            }
        } catch (StoreUnavailable down) {
            // the next renewal tries again; lost() counts the time
        }
    }

    /** A process that was stopped and goes on must notice by itself that its time is over. */
    boolean lost() {
        return lost || System.nanoTime() - renewedAt > LENGTH.minus(RENEWAL).toNanos();
    }

    Optional<StopRequest> stop() {
        return stop;
    }

    long epoch() {
        return epoch;
    }

    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(keeper);
    }
}
