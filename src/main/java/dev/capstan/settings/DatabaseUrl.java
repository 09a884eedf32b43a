package dev.capstan.settings;

import dev.capstan.step.Secret;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.postgresql.PGProperty;

/** Reads {@code postgresql://user:password@host:port/name?options}, which libpq and most hosters speak. */
final class DatabaseUrl {
    private static final String FORM = " — write postgresql://user:password@host:port/name";
    private static final int USUAL_PORT = 5432;
    private static final Set<String> SSL_MODES =
            Set.of("disable", "allow", "prefer", "require", "verify-ca", "verify-full");
    /** What libpq calls otherwise than the Java driver. */
    private static final Map<String, String> DRIVER_NAMES = Map.of(
            "application_name", "ApplicationName",
            "connect_timeout", "connectTimeout",
            "channel_binding", "channelBinding",
            "target_session_attrs", "targetServerType");

    private final Consumer<String> problem;
    private boolean sound = true;

    private DatabaseUrl(Consumer<String> problem) {
        this.problem = problem;
    }

    /** @param problem takes the rest of a sentence that begins with the setting's name */
    static Optional<DatabaseAddress> parse(String url, Consumer<String> problem) {
        return new DatabaseUrl(problem).read(url);
    }

    private Optional<DatabaseAddress> read(String url) {
        int colon = url.indexOf("://");
        var scheme = colon < 0 ? "" : url.substring(0, colon).toLowerCase(Locale.ROOT);
        if (!scheme.equals("postgresql") && !scheme.equals("postgres")) {
            bad(
                    scheme.equals("jdbc:postgresql")
                            ? " is written for Java's driver: leave out \"jdbc:\" and put user and password before the host"
                                    + FORM
                            : " is not a PostgreSQL address" + FORM);
            return Optional.empty();
        }
        var rest = url.substring(colon + 3);
        int question = rest.indexOf('?');
        var query = question < 0 ? "" : rest.substring(question + 1);
        var path = question < 0 ? rest : rest.substring(0, question);
        int slash = path.indexOf('/');
        var where = slash < 0 ? path : path.substring(0, slash);
        var name = slash < 0 ? Optional.<String>empty() : PercentText.decode(path.substring(slash + 1));

        var options = options(query);
        var user = Optional.ofNullable(options.remove("user")).map(Secret::reveal);
        var password = Optional.ofNullable(options.remove("password"));
        var authority = authority(where);
        if (name.filter(text -> !text.isBlank() && !text.contains("/")).isEmpty()) {
            bad(" names no database after the host" + FORM);
        }
        if (!sound) {
            return Optional.empty();
        }
        return authority.map(at -> new DatabaseAddress(
                at.host(), at.port(), name.orElseThrow(), user.or(at::user), password.or(at::password), options));
    }

    private Optional<Authority> authority(String where) {
        var hosts = where.substring(where.lastIndexOf('@') + 1);
        if (hosts.isEmpty()
                || hosts.startsWith("/")
                || hosts.toLowerCase(Locale.ROOT).startsWith("%2f")) {
            bad(" goes through a Unix socket, which Capstan can't — name a host, such as localhost");
            return Optional.empty();
        }
        if (hosts.contains(",")) {
            bad(" names several hosts, and Capstan talks to one — name the primary");
            return Optional.empty();
        }
        return Authority.parse(where, USUAL_PORT, this::bad);
    }

    private Map<String, Secret> options(String query) {
        var options = new HashMap<String, Secret>();
        for (var pair : query.split("&")) {
            if (pair.isEmpty()) {
                continue;
            }
            int equals = pair.indexOf('=');
            var name = PercentText.decode(equals < 0 ? pair : pair.substring(0, equals));
            var value = PercentText.decode(equals < 0 ? "" : pair.substring(equals + 1));
            if (name.isEmpty() || value.isEmpty()) {
                bad(" has an option with a % that is not followed by two hex digits — write % as %25");
                continue;
            }
            option(name.get(), value.get(), options);
        }
        return options;
    }

    /** The driver ignores names it doesn't know, so a misspelt sslmode would quietly mean no TLS: refused here. */
    private void option(String name, String value, Map<String, Secret> options) {
        var known = PGProperty.forName(DRIVER_NAMES.getOrDefault(name, name));
        if (name.equals("host") || name.equals("port") || name.equals("dbname")) {
            bad(" gives its %s as an option — put it before the question mark".formatted(name) + FORM);
        } else if (known == null) {
            bad(" has an option after the question mark that the PostgreSQL driver does not know"
                    + " — sslmode, sslrootcert and application_name are such options; a ? in a password is %3F");
        } else if (name.equals("sslmode") && !SSL_MODES.contains(value)) {
            bad(" has an unknown sslmode — use one of disable, allow, prefer, require, verify-ca, verify-full");
        } else {
            options.put(known.getName(), new Secret(driverValue(name, value)));
        }
    }

    private static String driverValue(String name, String value) {
        return name.equals("target_session_attrs") && value.equals("read-write") ? "primary" : value;
    }

    private void bad(String rest) {
        sound = false;
        problem.accept(rest);
    }
}
