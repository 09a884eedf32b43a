package dev.capstan.step;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * Everything an executor needs for one attempt.
 *
 * @param folder the work folder on the target; absent means the login's home
 * @param envFile read on the target before the values, which win over it
 * @param values reach scripts as environment variables and nothing else
 * @param secrets like values, but taken out of all output
 */
public record StepWork(
        StepAttempt attempt,
        HostAddress host,
        StepSpec spec,
        Optional<String> folder,
        Optional<String> envFile,
        Map<String, String> values,
        Map<String, Secret> secrets,
        Duration timeout) {
    public StepWork {
        values = Map.copyOf(values);
        secrets = Map.copyOf(secrets);
    }
}
