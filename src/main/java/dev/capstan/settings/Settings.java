package dev.capstan.settings;

import dev.capstan.step.Secret;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the environment says about this instance, read once at start.
 *
 * @param commands the folder of the catalogue
 * @param port where HTTP is answered; 0 lets the system choose
 * @param bind the address of this machine where HTTP is answered; every one when absent
 * @param steps where steps on this machine have their folders; the usual place when absent
 */
public record Settings(
        Slack slack,
        DatabaseAddress database,
        Path commands,
        int port,
        Optional<String> bind,
        Optional<Path> steps,
        Optional<ProxyAddress> httpsProxy) {

    /** Every problem is found in one reading; files named by {@code …_FILE} are read here too. */
    public static Read read(Map<String, String> environment) {
        return new SettingsReader(environment).read();
    }

    public sealed interface Read {
        record Good(Settings settings) implements Read {}

        /** Sentences for a person; none holds a secret or a piece of one. */
        record Bad(List<String> problems) implements Read {}
    }

    /** @param apiUrl ends with a slash */
    public record Slack(Secret botToken, Traffic traffic, URI apiUrl) {}

    /** The way by which Slack's commands and clicks arrive. */
    public sealed interface Traffic {
        record Http(Secret signingSecret) implements Traffic {}

        record SocketMode(Secret appToken) implements Traffic {}
    }
}
