package dev.capstan;

import java.util.Optional;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Tests that run something in Node. */
public final class NeedsNode implements ExecutionCondition {
    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        return context.getTestMethod().isPresent()
                ? ConditionEvaluationResult.enabled("judged by the class")
                : Needed.unless(lacking());
    }

    private static Optional<String> lacking() {
        return NodeProgram.find().isPresent()
                ? Optional.empty()
                : Optional.of("a test in Node needs nodejs, see .ci/prepare");
    }
}
