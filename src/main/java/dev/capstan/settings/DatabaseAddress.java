package dev.capstan.settings;

import dev.capstan.step.Secret;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Consumer;

/**
 * Where a database is and how to enter it.
 *
 * @param options the driver's own properties, by its names; may hold a key's password
 */
public record DatabaseAddress(
        Make make,
        String host,
        int port,
        String name,
        Optional<String> user,
        Optional<Secret> password,
        Map<String, Secret> options) {

    /** Whose server it is, as far as the address tells. */
    public enum Make {
        POSTGRESQL,
        /** MySQL and MariaDB alike. */
        MYSQL
    }

    public DatabaseAddress {
        options = Map.copyOf(options);
    }

    /**
     * Reads {@code postgresql://}, {@code postgres://}, {@code mysql://} and {@code mariadb://}.
     *
     * @param problem takes the rest of a sentence that begins with the setting's name
     */
    public static Optional<DatabaseAddress> parse(String url, Consumer<String> problem) {
        return DatabaseUrl.parse(url, true, problem);
    }

    /** The same database by another way. */
    public DatabaseAddress at(String otherHost, int otherPort) {
        return new DatabaseAddress(make, otherHost, otherPort, name, user, password, options);
    }

    /** Without user, password and options: those travel as {@link #properties()}, which nobody logs. */
    public String jdbcUrl() {
        var driver =
                switch (make) {
                    case POSTGRESQL -> "postgresql";
                    case MYSQL -> "mariadb";
                };
        return "jdbc:%s://%s:%d/%s".formatted(driver, host, port, URLEncoder.encode(name, StandardCharsets.UTF_8));
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
