package dev.capstan.sql.gate;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The reviewed functions of a dialect, read from the list beside this package: a line is {@code read} or the reason of
 * refusal, a colon, and names; a star at the end of a refused name stands for any rest. What isn't listed is refused.
 */
final class Functions {
    private static final String READ = "read";
    private static final Functions POSTGRESQL = load("postgresql");
    private static final Functions MYSQL = load("mysql");

    private final Map<String, Optional<Harm>> exact = new HashMap<>();
    private final Map<String, Harm> beginnings = new HashMap<>();

    private Functions() {}

    static Functions of(Dialect dialect) {
        return switch (dialect) {
            case POSTGRESQL -> POSTGRESQL;
            case MYSQL -> MYSQL;
        };
    }

    private static Functions load(String dialect) {
        try (InputStream list = Functions.class.getResourceAsStream("functions-" + dialect + ".txt")) {
            var functions = new Functions();
            new String(list.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .forEach(functions::learn);
            return functions;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void learn(String line) {
        var parts = line.split(":", 2);
        Optional<Harm> harm = parts[0].equals(READ)
                ? Optional.empty()
                : Optional.of(Harm.valueOf(parts[0].toUpperCase(Locale.ROOT).replace(' ', '_')));
        for (var name : parts[1].strip().split("\\s+")) {
            if (name.endsWith("*")) {
                beginnings.put(name.substring(0, name.length() - 1), harm.orElseThrow());
            } else {
                exact.put(name, harm);
            }
        }
    }

    /** @param builtIn whether the name, as written, can only mean the server's own function */
    void require(String name, boolean builtIn, Position at) {
        var harm = harm(builtIn ? name : name.substring(name.lastIndexOf('.') + 1));
        if (harm.isPresent() || !builtIn) {
            throw new Refusal(new Reason.Function(name, harm.orElse(Harm.NOT_REVIEWED), at));
        }
    }

    boolean isRead(String name) {
        return harm(name).isEmpty();
    }

    void refuseHarmful(String name, Position at) {
        harm(name).filter(harm -> harm != Harm.NOT_REVIEWED).ifPresent(harm -> {
            throw new Refusal(new Reason.Function(name, harm, at));
        });
    }

    /** @return empty for a function that only reads */
    private Optional<Harm> harm(String name) {
        var plain = this == MYSQL ? name.toLowerCase(Locale.ROOT) : name;
        if (exact.containsKey(plain)) {
            return exact.get(plain);
        }
        return Optional.of(beginnings.entrySet().stream()
                .filter(each -> plain.startsWith(each.getKey()))
                .max(Map.Entry.comparingByKey())
                .map(Map.Entry::getValue)
                .orElse(Harm.NOT_REVIEWED));
    }
}
