package dev.capstan.catalog;

import java.util.Locale;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/**
 * How things are named that people tell each other about: {@code op-7F3K2Q}. Letters that look alike are not used.
 *
 * @param prefix such as {@code op-}
 */
public record ShortId(String prefix) {
    private static final String ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int LENGTH = 6;
    private static final Pattern REST = Pattern.compile("[" + ALPHABET + "]{" + LENGTH + "}");

    public String random(RandomGenerator random) {
        var id = new StringBuilder(prefix);
        for (int i = 0; i < LENGTH; i++) {
            id.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return id.toString();
    }

    /** @throws IllegalArgumentException if it is none */
    public void require(String value) {
        if (!value.startsWith(prefix)
                || !REST.matcher(value.substring(prefix.length())).matches()) {
            throw new IllegalArgumentException("not an id of the form " + prefix + "…: " + value);
        }
    }

    /** As typed by a person, in upper or lower case. */
    public Optional<String> parse(String typed) {
        if (!typed.toLowerCase(Locale.ROOT).startsWith(prefix)) {
            return Optional.empty();
        }
        var rest = typed.substring(prefix.length()).toUpperCase(Locale.ROOT);
        return REST.matcher(rest).matches() ? Optional.of(prefix + rest) : Optional.empty();
    }
}
