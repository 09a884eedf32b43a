package dev.capstan.settings;

import dev.capstan.settings.DatabaseAddress.Make;
import dev.capstan.step.Secret;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.postgresql.PGProperty;

/** Reads {@code postgresql://user:password@host:port/name?options}, which libpq and most hosters speak, and MySQL's. */
final class DatabaseUrl {
    private static final Map<String, Make> MAKES = Map.of(
            "postgresql", Make.POSTGRESQL, "postgres", Make.POSTGRESQL, "mysql", Make.MYSQL, "mariadb", Make.MYSQL);
    private static final Set<String> SSL_MODES =
            Set.of("disable", "allow", "prefer", "require", "verify-ca", "verify-full");
    /** What libpq calls otherwise than the Java driver. */
    private static final Map<String, String> DRIVER_NAMES = Map.of(
            "application_name", "ApplicationName",
            "connect_timeout", "connectTimeout",
            "channel_binding", "channelBinding",
            "target_session_attrs", "targetServerType");

    private final Consumer<String> problem;
    private Make make = Make.POSTGRESQL;
    private boolean sound = true;

    private DatabaseUrl(Consumer<String> problem) {
        this.problem = problem;
    }

    /** @param problem takes the rest of a sentence that begins with the setting's name */
    static Optional<DatabaseAddress> parse(String url, Consumer<String> problem) {
        return parse(url, false, problem);
    }

    /** @param anyMake whether it may be MySQL's or MariaDB's too */
    static Optional<DatabaseAddress> parse(String url, boolean anyMake, Consumer<String> problem) {
        return new DatabaseUrl(problem).read(url, anyMake);
    }

    private Optional<DatabaseAddress> read(String url, boolean anyMake) {
        int colon = url.indexOf("://");
        var scheme = colon < 0 ? "" : url.substring(0, colon).toLowerCase(Locale.ROOT);
        var known = MAKES.get(scheme);
        if (known == null || !anyMake && known != Make.POSTGRESQL) {
            var kinds = anyMake ? " is not an address of PostgreSQL, MySQL or MariaDB" : " is not a PostgreSQL address";
            bad(
                    scheme.startsWith("jdbc:")
                            ? " is written for Java's driver: leave out \"jdbc:\" and put user and password before the host"
                                    + form()
                            : kinds + form());
            return Optional.empty();
        }
        make = known;
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
            bad(" names no database after the host" + form());
        }
        if (!sound) {
            return Optional.empty();
        }
        return authority.map(at -> new DatabaseAddress(
                make, at.host(), at.port(), name.orElseThrow(), user.or(at::user), password.or(at::password), options));
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
        return Authority.parse(where, make == Make.MYSQL ? 3306 : 5432, this::bad);
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
        if (make == Make.MYSQL) {
            mysqlOption(name, value, options);
            return;
        }
        var known = PGProperty.forName(DRIVER_NAMES.getOrDefault(name, name));
        if (name.equals("host") || name.equals("port") || name.equals("dbname")) {
            bad(" gives its %s as an option — put it before the question mark".formatted(name) + form());
        } else if (known == null) {
            bad(" has an option after the question mark that the PostgreSQL driver does not know"
                    + " — sslmode, sslrootcert and application_name are such options; a ? in a password is %3F");
        } else if (name.equals("sslmode") && !SSL_MODES.contains(value)) {
            bad(" has an unknown sslmode — use one of disable, allow, prefer, require, verify-ca, verify-full");
        } else {
            options.put(known.getName(), new Secret(driverValue(name, value)));
        }
    }

    /** Few are let through: the driver's many others could loosen what keeps statements harmless. */
    private void mysqlOption(String name, String value, Map<String, Secret> options) {
        switch (name) {
            case "user", "password" -> options.put(name, new Secret(value));
            case "sslmode", "ssl-mode" ->
                mysqlTls(value.toLowerCase(Locale.ROOT).replace('_', '-'), options);
            case "sslrootcert", "ssl-ca" -> options.put("serverSslCert", new Secret(value));
            default ->
                bad(" has an option after the question mark that is not known for MySQL"
                        + " — sslmode and sslrootcert are; a ? in a password is %3F");
        }
    }

    private void mysqlTls(String mode, Map<String, Secret> options) {
        switch (mode) {
            case "disable", "disabled" -> options.put("sslMode", new Secret("disable"));
            case "require", "required" -> options.put("sslMode", new Secret("trust"));
            case "verify-ca" -> options.put("sslMode", new Secret("verify-ca"));
            case "verify-full", "verify-identity" -> options.put("sslMode", new Secret("verify-full"));
            default -> bad(" has an unknown sslmode — use one of disable, require, verify-ca, verify-full");
        }
    }

    private static String driverValue(String name, String value) {
        return name.equals("target_session_attrs") && value.equals("read-write") ? "primary" : value;
    }

    private String form() {
        return " — write " + (make == Make.MYSQL ? "mysql" : "postgresql") + "://user:password@host:port/name";
    }

    private void bad(String rest) {
        sound = false;
        problem.accept(rest);
    }
}
