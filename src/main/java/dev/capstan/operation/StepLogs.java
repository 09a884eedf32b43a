package dev.capstan.operation;

import dev.capstan.step.StepAttempt;

/** What steps printed, as far as it is kept; secrets are already out of it. */
public interface StepLogs {
    /** The kept output of one attempt; empty where nothing was printed. */
    String text(StepAttempt attempt);
}
