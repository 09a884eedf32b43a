package dev.capstan.step;

/** What an executor tells while a step runs, and asks before it goes on. Called from one thread at a time. */
public interface StepWatcher {

    /**
     * Output as it arrives, already stripped of secrets and control sequences.
     *
     * @param fromByte where this piece begins in the step's output on the target; after a resume pieces may come again
     */
    void output(long fromByte, String text);

    /**
     * Every byte of the output before this one has been told, whole: the place to continue from after a resume. Told
     * after each piece; the end of a piece can't be computed from its text, which was stripped and redacted.
     */
    default void outputToldUpTo(long byteOffset) {}

    /**
     * Where to begin to read the output: what was told before a resume need not be read again. Zero, or a place once
     * given to {@link #outputToldUpTo}; elsewhere a secret could be cut in two.
     */
    long outputKnownUpTo();

    /** The target can't be reached; nothing was started, and the executor tries again until the step's time-out. */
    void unreachable(HostAddress host, String why);

    /** The target answers again. */
    void reachableAgain(HostAddress host);

    /** Asked at least every two seconds. */
    Wish wish();

    enum Wish {
        GO_ON,
        /** End the whole process group; the outcome is {@link StepOutcome.Stopped}. */
        STOP,
        /** The lease is lost: touch the target no more; the outcome is {@link StepOutcome.LetGo}. */
        LET_GO
    }
}
