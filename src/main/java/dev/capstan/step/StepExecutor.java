package dev.capstan.step;

/**
 * Carries out one attempt and returns when it has ended. Blocks on a virtual thread, for hours if need be.
 *
 * <p>A {@code run} step outlives the caller: when the bot dies it goes on, and {@link #resume} finds it again.
 */
public interface StepExecutor {

    /** Starts the attempt; if it was started already by anyone, attaches to it instead of starting it twice. */
    StepOutcome start(StepWork work, StepWatcher watcher);

    /**
     * Attaches to an attempt that somebody else may have started. An attempt that never started is marked abandoned on
     * the target, so that a paused predecessor can't start it later, and answered with {@link
     * StepOutcome.NeverStarted}.
     */
    StepOutcome resume(StepWork work, StepWatcher watcher);
}
