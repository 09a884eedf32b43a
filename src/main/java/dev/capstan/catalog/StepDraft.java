package dev.capstan.catalog;

import dev.capstan.step.Check;
import dev.capstan.step.EnvSource;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A step as it was written; what it names elsewhere in the service is not looked up yet. */
record StepDraft(
        Optional<Text> name,
        Does does,
        Optional<Duration> timeout,
        List<RunbookName> onFailure,
        boolean repeatable,
        boolean pointOfNoReturn) {

    sealed interface Does {
        record Finished(RunbookStep.Action action) implements Does {}

        record CheckEnv(EnvSource source) implements Does {}

        record Until(Awaited awaited, Duration every, boolean fromBot) implements Does {}
    }

    /** What is waited for: the service's own checks, or one written in place. */
    sealed interface Awaited {
        /** @param check empty: every health check of the service */
        record Health(Optional<String> check) implements Awaited {}

        record One(Check check) implements Awaited {}
    }
}
