package dev.capstan.step;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Optional;
import java.util.regex.Pattern;

/** Where a step runs: on the machine of the bot itself, or behind SSH. */
public sealed interface HostAddress {

    record Local() implements HostAddress {
        @Override
        public String toString() {
            return "local";
        }
    }

    record Ssh(String user, String host, int port) implements HostAddress {
        @Override
        public String toString() {
            return "ssh://" + user + "@" + (host.contains(":") ? "[" + host + "]" : host)
                    + (port == 22 ? "" : ":" + port);
        }
    }

    HostAddress LOCAL = new Local();

    /** The name a person recognises: {@code local} or the host without user and port. */
    default String shortName() {
        return switch (this) {
            case Local local -> local.toString();
            case Ssh ssh -> ssh.host();
        };
    }

    @JsonValue
    default String written() {
        return toString();
    }

    @JsonCreator
    static HostAddress of(String written) {
        return parse(written).orElseThrow(() -> new IllegalArgumentException("not a host address: " + written));
    }

    static Optional<HostAddress> parse(String written) {
        if (written.equals("local")) {
            return Optional.of(LOCAL);
        }
        var matcher = Written.SSH.matcher(written);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        int port = matcher.group("port") == null ? 22 : Integer.parseInt(matcher.group("port"));
        var host = matcher.group("v6") != null ? matcher.group("v6") : matcher.group("host");
        return port > 65535 ? Optional.empty() : Optional.of(new Ssh(matcher.group("user"), host, port));
    }

    /** The form {@code ssh://user@host:port}. */
    final class Written {
        private static final Pattern SSH = Pattern.compile(
                "ssh://(?<user>[A-Za-z0-9._-]+)@(?:\\[(?<v6>[0-9a-fA-F:]+)]|(?<host>[A-Za-z0-9._-]+))(?::(?<port>[1-9][0-9]{0,4}))?");

        private Written() {}
    }
}
