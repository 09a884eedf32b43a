package dev.capstan.bench;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waiting for what the bot does by itself. */
final class Wait {
    private Wait() {}

    /** @param pause between two looks, which cost those who are measured */
    static void until(String what, Duration atMost, Duration pause, BooleanSupplier condition) {
        long deadline = System.nanoTime() + atMost.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new BenchFailed("never: " + what);
            }
            LockSupport.parkNanos(pause.toNanos());
        }
    }
}
