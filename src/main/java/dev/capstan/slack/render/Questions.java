package dev.capstan.slack.render;

import dev.capstan.operation.Question;
import dev.capstan.operation.plan.Plan;
import java.util.Optional;

/** Puts what only a person can decide into sentences. */
record Questions(Wording wording) {
    /** The step it is about. */
    static int step(Question question) {
        return switch (question) {
            case Question.HowDidItEnd how -> how.step();
            case Question.RecoveryFailed failed -> failed.step();
            case Question.IncompatibleMigration migration -> migration.setback().step();
        };
    }

    Mrkdwn asked(Plan plan, Question question) {
        var cards = wording.phrases().cards();
        return switch (question) {
            case Question.HowDidItEnd how -> cards.howDidItEnd(wording.step(plan, how.step()));
            case Question.RecoveryFailed failed -> cards.recoveryFailed(wording.step(plan, failed.step()));
            case Question.IncompatibleMigration migration ->
                cards.incompatibleMigration(Mrkdwn.code(migration.level()));
        };
    }

    /** Why the step failed that raised the question, where that is known. */
    Optional<Mrkdwn> because(Question question) {
        var failures = new Failures(wording);
        return switch (question) {
            case Question.HowDidItEnd how -> Optional.empty();
            case Question.RecoveryFailed failed -> Optional.of(failures.what(failed.reason()));
            case Question.IncompatibleMigration migration ->
                Setbacks.reason(migration.setback()).map(failures::what);
        };
    }
}
