package dev.capstan.page;

import dev.capstan.catalog.Value;
import java.util.Optional;

/**
 * The server that takes mail.
 *
 * @param from the sender's address
 */
public record Smtp(String host, int port, Security security, Optional<Login> login, String from) {
    /** @param password the name of a secret */
    public record Login(Value user, String password) {}

    /** How what is said is kept from others. What is declared is required. */
    public enum Security {
        STARTTLS(587),
        TLS(465),
        NONE(25);

        private final int usualPort;

        Security(int usualPort) {
            this.usualPort = usualPort;
        }

        int usualPort() {
            return usualPort;
        }
    }
}
