package dev.capstan.acceptance;

import dev.capstan.Needed;
import dev.capstan.NodeProgram;
import java.nio.file.Files;
import java.util.Optional;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Tests in a real browser. */
final class NeedsBrowser implements ExecutionCondition {
    private static final int OLDEST_NODE = 20;

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        return context.getTestMethod().isPresent()
                ? ConditionEvaluationResult.enabled("judged by the class")
                : Needed.unless(lacking());
    }

    private static Optional<String> lacking() {
        var node = NodeProgram.find().filter(found -> found.version() >= OLDEST_NODE);
        return Files.isExecutable(Chromium.PROGRAM) && node.isPresent()
                ? Optional.empty()
                : Optional.of("a test in a browser needs " + Chromium.PROGRAM + " and Node " + OLDEST_NODE
                        + " or newer, see .ci/prepare");
    }
}
