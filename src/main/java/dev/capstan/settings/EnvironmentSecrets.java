package dev.capstan.settings;

import dev.capstan.settings.EnvironmentValues.Found;
import dev.capstan.step.Secret;
import dev.capstan.step.Secrets;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The secrets of steps, from the bot's environment: NAME, or the file that NAME_FILE points to, read anew each time.
 * The bot's own secrets are never handed to a step, whatever a catalogue asks for.
 */
public final class EnvironmentSecrets implements Secrets {
    private static final Logger log = LoggerFactory.getLogger(EnvironmentSecrets.class);
    private static final Set<String> OWN =
            Set.of("SLACK_BOT_TOKEN", "SLACK_SIGNING_SECRET", "SLACK_APP_TOKEN", "DATABASE_URL", "HTTPS_PROXY");

    private final EnvironmentValues values;

    public EnvironmentSecrets(Map<String, String> environment) {
        this.values = new EnvironmentValues(environment);
    }

    @Override
    public Optional<Secret> read(String name) {
        if (OWN.contains(name) || OWN.stream().anyMatch(own -> name.equals(own + "_FILE"))) {
            log.warn("{} is Capstan's own and is not given to steps: name the step's secret otherwise", name);
            return Optional.empty();
        }
        return switch (values.secret(name)) {
            case Found.Value(var text) -> Optional.of(new Secret(text));
            case Found.Absent() -> Optional.empty();
            case Found.Unusable(var problem) -> {
                log.warn("{}", problem);
                yield Optional.empty();
            }
        };
    }
}
