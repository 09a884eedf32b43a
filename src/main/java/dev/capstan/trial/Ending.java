package dev.capstan.trial;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Processes are asked to end, and ended when they don't hear. */
final class Ending {
    private static final int PATIENCE_SECONDS = 20;

    private Ending() {}

    /** Returns when the process is gone. */
    static void of(ProcessHandle process, Runnable asking) {
        asking.run();
        try {
            process.onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException deaf) {
            process.destroyForcibly();
            process.onExit().join();
        } catch (InterruptedException hurry) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
