package dev.capstan.slack.render;

import dev.capstan.alert.Alert;
import dev.capstan.alert.Handbook;
import dev.capstan.operation.Operation;
import java.time.Duration;
import java.util.List;

/**
 * What an alert is shown before.
 *
 * @param lately what changed where the alert is, the newest first
 */
public record AlertScene(Handbook handbook, Callers callers, List<Operation> lately) {
    public AlertScene {
        lately = List.copyOf(lately);
    }

    /** How long before the alert it began. */
    Duration since(Operation operation, Alert alert) {
        var length = Duration.between(operation.startedAt().orElse(operation.requestedAt()), alert.beganAt());
        return length.isNegative() ? Duration.ZERO : length;
    }
}
