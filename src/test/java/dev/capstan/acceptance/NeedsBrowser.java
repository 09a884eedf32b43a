package dev.capstan.acceptance;

import dev.capstan.Needed;
import java.io.IOException;
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
        var node = nodeVersion();
        if (Files.isExecutable(Chromium.PROGRAM) && node >= OLDEST_NODE) {
            return Optional.empty();
        }
        return Optional.of("a test in a browser needs " + Chromium.PROGRAM + " and Node " + OLDEST_NODE
                + " or newer, see .ci/prepare");
    }

    private static int nodeVersion() {
        try {
            var node = new ProcessBuilder("node", "--print", "process.versions.node.split('.')[0]").start();
            try (var said = node.inputReader()) {
                return Integer.parseInt(said.readLine());
            }
        } catch (IOException | NumberFormatException e) {
            return 0;
        }
    }
}
