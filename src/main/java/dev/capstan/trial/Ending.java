package dev.capstan.trial;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Processes are asked to end, and ended when they don't hear. */
final class Ending {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration AT_ONCE = Duration.ofSeconds(2);

    private Ending() {}

    /** Returns when the process is gone. */
    static void of(ProcessHandle process, Runnable asking) {
        asking.run();
        if (!isGone(process, PATIENCE)) {
            process.destroyForcibly();
            isGone(process, AT_ONCE);
        }
    }

    /** One that merely waits for its parent to take notice has no program any more. */
    private static boolean isGone(ProcessHandle process, Duration within) {
        long deadline = System.nanoTime() + within.toNanos();
        while (process.isAlive() && process.info().command().isPresent()) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
        return true;
    }
}
