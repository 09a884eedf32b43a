package dev.capstan.catalog;

import dev.capstan.step.StepSpec;
import java.time.Duration;
import java.util.List;

/**
 * One step as the runbook declares it.
 *
 * @param onFailure runbooks of the same service that are run, in this order and under the same lock, when this step
 *     fails; empty: stop and leave everything as it is
 * @param repeatable safe to run again when nobody knows how it ended
 * @param pointOfNoReturn from here on the database or the outside world has changed
 */
public record RunbookStep(
        Text title,
        Action action,
        Duration timeout,
        List<RunbookName> onFailure,
        boolean repeatable,
        boolean pointOfNoReturn) {
    public RunbookStep {
        onFailure = List.copyOf(onFailure);
    }

    /** What the step does; the two that speak of kept copies become scripts when the plan is made. */
    public sealed interface Action {
        record Does(StepSpec spec) implements Action {}

        /**
         * Copies a folder beside itself before it is changed.
         *
         * @param as where to, with {@code {time}} for the time of the plan
         * @param keep how many copies of this name stay, the newest; older ones are removed
         */
        record KeepCopy(String of, String as, int keep) implements Action {}

        /**
         * Puts a kept copy back by renaming, so that the folder is never half there. Which copy: the one that the
         * parameter {@code copy} names, or the one this operation kept itself.
         */
        record PutCopyBack(String to) implements Action {}
    }
}
