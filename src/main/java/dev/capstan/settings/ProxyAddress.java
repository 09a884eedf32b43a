package dev.capstan.settings;

import dev.capstan.step.Secret;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The proxy by which the bot reaches Slack, and what checks ask from the bot. Steps don't go through it: they see the
 * network as their target does.
 */
public record ProxyAddress(String host, int port, Optional<String> user, Optional<Secret> password) {
    private static final int USUAL_PORT = 3128;

    static Optional<ProxyAddress> parse(String url, Consumer<String> problem) {
        int colon = url.indexOf("://");
        if (colon >= 0 && !url.substring(0, colon).equalsIgnoreCase("http")) {
            problem.accept(" must be a proxy spoken to over plain HTTP — write http://user:password@host:port");
            return Optional.empty();
        }
        var rest = colon < 0 ? url : url.substring(colon + 3);
        var where = rest.endsWith("/") ? rest.substring(0, rest.length() - 1) : rest;
        return Authority.parse(where, USUAL_PORT, problem)
                .map(at -> new ProxyAddress(at.host(), at.port(), at.user(), at.password()));
    }

    /** As {@code HTTPS_PROXY} names it. */
    public static Optional<ProxyAddress> in(Map<String, String> environment, Consumer<String> problem) {
        return new EnvironmentValues(environment).plain("HTTPS_PROXY") instanceof EnvironmentValues.Found.Value(var url)
                ? parse(url, problem)
                : Optional.empty();
    }

    /** For Slack's client alone: this holds the password in the open. */
    public String url() {
        var who = user.map(name -> encoded(name)
                        + password.map(word -> ":" + encoded(word.reveal())).orElse("") + "@")
                .orElse("");
        return "http://" + who + host + ":" + port;
    }

    /** {@code user:password}. */
    public Optional<Secret> credentials() {
        return user.map(
                name -> new Secret(name + ":" + password.map(Secret::reveal).orElse("")));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    @Override
    public String toString() {
        return host + ":" + port;
    }
}
