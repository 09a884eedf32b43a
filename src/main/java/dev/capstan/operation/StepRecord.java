package dev.capstan.operation;

import dev.capstan.step.StepOutcome;
import java.time.Instant;
import java.util.Optional;

/**
 * What the journal says of one attempt.
 *
 * @param lastLine the last line of its output so far; may be empty
 * @param trouble set while the target can't be reached: since when, and why
 */
public record StepRecord(
        int step,
        int attempt,
        Instant startedAt,
        Optional<Instant> endedAt,
        Optional<StepOutcome> outcome,
        String lastLine,
        Optional<Trouble> trouble) {

    public record Trouble(Instant since, String why) {}
}
