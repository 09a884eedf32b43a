package dev.capstan;

import java.util.Optional;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;

/** What a test needs on the machine: without it the test is left out with a plain word, but never in CI. */
public final class Needed {
    private Needed() {}

    public static ConditionEvaluationResult unless(Optional<String> lacking) {
        if (lacking.isEmpty()) {
            return ConditionEvaluationResult.enabled("everything is there");
        }
        if ("true".equals(System.getenv("CI"))) {
            throw new AssertionError(lacking.get());
        }
        System.err.println("left out: " + lacking.get());
        return ConditionEvaluationResult.disabled(lacking.get());
    }
}
