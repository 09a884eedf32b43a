package dev.capstan.settings;

import dev.capstan.step.Secret;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The part {@code user:password@host:port} of an address. {@link java.net.URI} won't do: it gives up on passwords with
 * unusual letters, and its messages repeat them.
 */
record Authority(Optional<String> user, Optional<Secret> password, String host, int port) {
    private static final String ENCODE = "; in a user or password write / ? # @ : % as %2F %3F %23 %40 %3A %25";

    static Optional<Authority> parse(String text, int usualPort, Consumer<String> problem) {
        int at = text.lastIndexOf('@');
        var who = at < 0 ? "" : text.substring(0, at);
        var where = text.substring(at + 1);
        int colon = who.indexOf(':');
        var user = PercentText.decode(colon < 0 ? who : who.substring(0, colon));
        var password = PercentText.decode(colon < 0 ? "" : who.substring(colon + 1));
        if (user.isEmpty() || password.isEmpty()) {
            problem.accept(" has a % in its user or password that is not followed by two hex digits" + ENCODE);
            return Optional.empty();
        }
        int portColon = where.startsWith("[") ? where.indexOf(':', where.indexOf(']') + 1) : where.indexOf(':');
        var host = portColon < 0 ? where : where.substring(0, portColon);
        var port = portColon < 0 ? String.valueOf(usualPort) : where.substring(portColon + 1);
        if (!host.matches("[A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+]")) {
            problem.accept(" has no readable host" + ENCODE);
            return Optional.empty();
        }
        if (!port.matches("[0-9]{1,5}") || Integer.parseInt(port) > 65535 || Integer.parseInt(port) == 0) {
            problem.accept(" has no readable port after its host" + ENCODE);
            return Optional.empty();
        }
        return Optional.of(new Authority(
                user.filter(name -> !name.isEmpty()),
                password.filter(word -> !word.isEmpty()).map(Secret::new),
                host,
                Integer.parseInt(port)));
    }
}
