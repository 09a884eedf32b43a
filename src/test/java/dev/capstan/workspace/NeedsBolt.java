package dev.capstan.workspace;

import dev.capstan.Needed;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Tests with the app made with Bolt for JavaScript. */
final class NeedsBolt implements ExecutionCondition {
    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        return context.getTestMethod().isPresent()
                ? ConditionEvaluationResult.enabled("judged by the class")
                : Needed.unless(BoltForJavaScript.MODULES.lacking());
    }
}
