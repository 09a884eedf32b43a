package dev.capstan.operation.run;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * Whether requests are coming in one upon another. People wait for each of them to be acknowledged, so that planning
 * stands back meanwhile; but not for long, or those who came first would never see their plan.
 */
final class Rush {
    private static final Duration CALM = Duration.ofMillis(25);
    private static final Duration LONGEST = Duration.ofSeconds(1);

    private volatile long lastArrival = System.nanoTime() - CALM.toNanos();

    void arrived() {
        lastArrival = System.nanoTime();
    }

    /** Returns when nobody has come for a moment, or when enough was waited. */
    void standBack() {
        long began = System.nanoTime();
        for (long now = began; now - lastArrival < CALM.toNanos(); now = System.nanoTime()) {
            if (now - began >= LONGEST.toNanos() || Thread.currentThread().isInterrupted()) {
                return;
            }
            LockSupport.parkNanos(CALM.toNanos() - (now - lastArrival));
        }
    }
}
