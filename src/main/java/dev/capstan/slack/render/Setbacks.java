package dev.capstan.slack.render;

import dev.capstan.operation.Setback;
import dev.capstan.step.FailureReason;
import java.util.Optional;

/** Puts into sentences why an operation left its course. */
record Setbacks(Wording wording) {
    static Optional<FailureReason> reason(Setback setback) {
        return switch (setback) {
            case Setback.StepFailed failed -> Optional.of(failed.reason());
            case Setback.StoppedBy stopped -> Optional.empty();
            case Setback.GivenUp givenUp -> Optional.empty();
        };
    }

    Mrkdwn because(Setback setback) {
        return switch (setback) {
            case Setback.StepFailed failed -> new Failures(wording).what(failed.reason());
            case Setback.StoppedBy stopped -> wording.phrases().cards().stoppedBy(Mrkdwn.user(stopped.person()));
            case Setback.GivenUp givenUp -> wording.phrases().cards().givenUpBy(Mrkdwn.user(givenUp.person()));
        };
    }
}
