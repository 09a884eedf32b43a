package dev.capstan.step;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.Optional;

/** How an attempt ended. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = StepOutcome.Succeeded.class, name = "succeeded"),
    @JsonSubTypes.Type(value = StepOutcome.Failed.class, name = "failed"),
    @JsonSubTypes.Type(value = StepOutcome.Stopped.class, name = "stopped"),
    @JsonSubTypes.Type(value = StepOutcome.Unknown.class, name = "unknown"),
    @JsonSubTypes.Type(value = StepOutcome.NeverStarted.class, name = "never-started"),
    @JsonSubTypes.Type(value = StepOutcome.LetGo.class, name = "let-go"),
})
public sealed interface StepOutcome {

    /**
     * @param note one line worth showing, such as what a check answered; may be empty
     * @param told shown in its place
     */
    record Succeeded(String note, Optional<Told> told) implements StepOutcome {
        public Succeeded {
            told = told == null ? Optional.empty() : told;
        }

        public Succeeded(String note) {
            this(note, Optional.empty());
        }

        public Succeeded(Told told) {
            this("", Optional.of(told));
        }
    }

    record Failed(FailureReason reason) implements StepOutcome {}

    /** Ended because a person asked for it. */
    record Stopped() implements StepOutcome {}

    /**
     * It was started or may have been, and no exit code tells how it went, because it is gone or because its host could
     * not be reached until the time-out: only a person can judge.
     */
    record Unknown() implements StepOutcome {}

    /**
     * It was never started and now never will be; a new attempt is safe. From a resume, or from a start that came after
     * a successor's resume.
     */
    record NeverStarted() implements StepOutcome {}

    /** The executor stopped watching as told; the step may still be running. */
    record LetGo() implements StepOutcome {}
}
