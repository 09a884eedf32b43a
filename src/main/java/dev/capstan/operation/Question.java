package dev.capstan.operation;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.capstan.step.FailureReason;
import java.util.List;

/** What only a person can decide. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "question")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Question.HowDidItEnd.class, name = "how-did-it-end"),
    @JsonSubTypes.Type(value = Question.RecoveryFailed.class, name = "recovery-failed"),
    @JsonSubTypes.Type(value = Question.IncompatibleMigration.class, name = "incompatible-migration"),
})
public sealed interface Question {
    List<Answer> answers();

    /** The step was started, and is gone without telling how it went. */
    record HowDidItEnd(int step) implements Question {
        @Override
        public List<Answer> answers() {
            return List.of(Answer.RUN_AGAIN, Answer.COUNT_AS_DONE, Answer.ROLL_BACK, Answer.RELEASE);
        }
    }

    /** A step of the recovery failed, so nobody knows what is live now. */
    record RecoveryFailed(int step, FailureReason reason) implements Question {
        @Override
        public List<Answer> answers() {
            return List.of(Answer.RUN_AGAIN, Answer.COUNT_AS_DONE, Answer.RELEASE);
        }
    }

    /** A rollback is due, but the database is at a migration that older code can't live with. */
    record IncompatibleMigration(String level, Setback setback) implements Question {
        @Override
        public List<Answer> answers() {
            return List.of(Answer.ROLL_BACK, Answer.RELEASE);
        }
    }

    enum Answer {
        RUN_AGAIN,
        COUNT_AS_DONE,
        ROLL_BACK,
        /** Leave everything as it is, give up the lock and finish as failed. */
        RELEASE
    }
}
