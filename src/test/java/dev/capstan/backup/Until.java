package dev.capstan.backup;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for something that another process does. */
final class Until {
    private static final Duration LONGEST = Duration.ofSeconds(60);

    private Until() {}

    static void until(BooleanSupplier condition) {
        long end = System.nanoTime() + LONGEST.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("it did not come about within " + LONGEST);
            }
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }
}
