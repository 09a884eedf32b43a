package dev.capstan.step;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Asks one kind of check once. */
public interface Asker<C extends Check> {

    /**
     * @param work gives host, surroundings and values
     * @param within the most that the answer may take
     * @param wanted asked now and then; on false the answer is given up
     */
    Verdict ask(C check, StepWork work, Duration within, BooleanSupplier wanted);

    sealed interface Verdict {
        /** @param answer one line worth showing */
        record Holds(String answer) implements Verdict {}

        /** Both are fit to be shown: cut short and stripped of secrets. */
        record Unmet(String asked, String answer) implements Verdict {}

        /** The target is away for now; the check itself was not asked. */
        record Unreachable(String why) implements Verdict {}

        /** Asking again won't help. */
        record Impossible(FailureReason reason) implements Verdict {}
    }
}
