package dev.capstan.settings;

import dev.capstan.step.Secret;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/**
 * Where the database is and how to enter it.
 *
 * @param options the driver's own properties, by its names; may hold a key's password
 */
public record DatabaseAddress(
        String host,
        int port,
        String name,
        Optional<String> user,
        Optional<Secret> password,
        Map<String, Secret> options) {
    public DatabaseAddress {
        options = Map.copyOf(options);
    }

    /** Without user, password and options: those travel as {@link #properties()}, which nobody logs. */
    public String jdbcUrl() {
        return "jdbc:postgresql://%s:%d/%s".formatted(host, port, URLEncoder.encode(name, StandardCharsets.UTF_8));
    }

    /** For the driver alone: this holds the password in the open. */
    public Properties properties() {
        var properties = new Properties();
        options.forEach((option, value) -> properties.setProperty(option, value.reveal()));
        user.ifPresent(value -> properties.setProperty("user", value));
        password.ifPresent(value -> properties.setProperty("password", value.reveal()));
        return properties;
    }

    @Override
    public String toString() {
        return "%s on %s:%d".formatted(name, host, port);
    }
}
