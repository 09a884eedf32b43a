package dev.capstan.backup;

import dev.capstan.Needed;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/** Tests with the real programs, which stand on the path. */
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(NeedsPrograms.OnPath.class)
public @interface NeedsPrograms {
    String[] value();

    final class OnPath implements ExecutionCondition {
        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            var needed = AnnotationSupport.findAnnotation(context.getElement(), NeedsPrograms.class);
            var lacking = needed.stream()
                    .flatMap(each -> Arrays.stream(each.value()))
                    .filter(program -> !onPath(program))
                    .collect(Collectors.joining(", "));
            return Needed.unless(
                    lacking.isEmpty()
                            ? Optional.empty()
                            : Optional.of("a test of backups needs " + lacking + ", see .ci/prepare"));
        }

        private static boolean onPath(String program) {
            return Arrays.stream(System.getenv("PATH").split(":"))
                    .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
        }
    }
}
