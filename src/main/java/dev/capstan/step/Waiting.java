package dev.capstan.step;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/** Lets time pass, and hears wishes meanwhile. */
public final class Waiting {
    private static final Duration EAR = Duration.ofMillis(250);

    private final Clock clock;

    public Waiting(Clock clock) {
        this.clock = clock;
    }

    StepOutcome pass(Duration length, StepWork work, StepWatcher watcher) {
        boolean tooLong = length.compareTo(work.timeout()) > 0;
        return pause(tooLong ? work.timeout() : length, watcher)
                .orElseGet(() -> tooLong
                        ? new StepOutcome.Failed(new FailureReason.TimedOut(work.timeout()))
                        : new StepOutcome.Succeeded(""));
    }

    /** Empty when the time has passed; otherwise what the watcher's wish makes of the step. */
    public Optional<StepOutcome> pause(Duration length, StepWatcher watcher) {
        var end = clock.instant().plus(length);
        while (true) {
            var wished = wished(watcher);
            var left = Duration.between(clock.instant(), end);
            if (wished.isPresent() || !left.isPositive()) {
                return wished;
            }
            LockSupport.parkNanos((left.compareTo(EAR) < 0 ? left : EAR).toNanos());
        }
    }

    /** For steps that a wish ends without further ado. An interrupted thread is told to let go. */
    public Optional<StepOutcome> wished(StepWatcher watcher) {
        if (Thread.currentThread().isInterrupted()) {
            return Optional.of(new StepOutcome.LetGo());
        }
        return switch (watcher.wish()) {
            case GO_ON -> Optional.empty();
            case STOP -> Optional.of(new StepOutcome.Stopped());
            case LET_GO -> Optional.of(new StepOutcome.LetGo());
        };
    }

    public Instant now() {
        return clock.instant();
    }
}
