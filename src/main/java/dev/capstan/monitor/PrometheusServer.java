package dev.capstan.monitor;

import java.time.Duration;
import java.util.Optional;

/**
 * A Prometheus server, as the bot reaches it.
 *
 * @param timeout how long one question may take
 */
public record PrometheusServer(ServerName name, String url, Optional<Credentials> credentials, Duration timeout) {
    /** By the names of secrets. */
    public sealed interface Credentials {
        String secret();

        record Bearer(String secret) implements Credentials {}

        record Basic(String user, String secret) implements Credentials {}
    }
}
