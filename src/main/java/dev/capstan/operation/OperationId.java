package dev.capstan.operation;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/** What people call an operation: {@code op-7F3K2Q}. Letters that look alike are not used. */
public record OperationId(@JsonValue String value) {
    private static final String ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final Pattern FORM = Pattern.compile("op-[" + ALPHABET + "]{6}");

    @JsonCreator
    public OperationId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("not an operation id: " + value);
        }
    }

    public static OperationId random(RandomGenerator random) {
        var id = new StringBuilder("op-");
        for (int i = 0; i < 6; i++) {
            id.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return new OperationId(id.toString());
    }

    /** As typed by a person: upper or lower case. */
    public static Optional<OperationId> parse(String typed) {
        var id = typed.length() > 3 ? "op-" + typed.substring(3).toUpperCase(Locale.ROOT) : typed;
        return typed.toLowerCase(Locale.ROOT).startsWith("op-")
                        && FORM.matcher(id).matches()
                ? Optional.of(new OperationId(id))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return value;
    }
}
