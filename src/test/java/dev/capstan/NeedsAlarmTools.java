package dev.capstan;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Runs only where Prometheus and Alertmanager brought the tools that judge their files. */
final class NeedsAlarmTools implements ExecutionCondition {
    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        boolean there =
                List.of("promtool", "amtool").stream().allMatch(tool -> Files.isExecutable(Path.of("/usr/bin", tool)));
        return Needed.unless(there ? Optional.empty() : Optional.of("there is no promtool or amtool here"));
    }
}
