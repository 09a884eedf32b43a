package dev.capstan.operation;

import dev.capstan.operation.Operations.Commit;
import dev.capstan.operation.Operations.Entry;
import dev.capstan.operation.StepRecord.Trouble;
import dev.capstan.step.StepAttempt;
import dev.capstan.step.StepOutcome;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What each step did. Every write says under which epoch: a runner that lost its claim writes nothing. */
public interface Journal extends StepLogs {

    /** How much of one attempt's output is kept; more stays on the target. */
    int KEPT_BYTES = 1 << 20;

    /** The newest attempt of every step that was tried. */
    List<StepRecord> newest(OperationId id);

    /** How many attempts at this step there were. */
    int attempts(OperationId id, int step);

    /** Commits that the attempt begins, before anything is started. */
    Commit begin(Operation from, Operation to, StepAttempt attempt, Entry why);

    /** Commits how it ended, together with what follows from it. */
    Commit end(
            Operation from, Operation to, StepAttempt attempt, StepOutcome outcome, Entry why, Optional<Instant> wake);

    /** Output as it comes; the beginning of it is kept up to a limit, the last line always. */
    void output(StepAttempt attempt, long epoch, long fromByte, String text, String lastLine);

    /** From where on the output has to be read again. */
    long outputKnownUpTo(StepAttempt attempt);

    void trouble(StepAttempt attempt, long epoch, Optional<Trouble> trouble);
}
