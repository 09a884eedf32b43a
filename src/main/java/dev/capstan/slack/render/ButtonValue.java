package dev.capstan.slack.render;

import dev.capstan.operation.Operation;
import dev.capstan.operation.OperationId;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a button carries: which operation, and the plan that was seen when it was pressed. Never any state.
 *
 * @param digest absent before there was a plan
 */
public record ButtonValue(OperationId operation, Optional<String> digest) {
    private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{1,128}");

    public static ButtonValue of(Operation operation) {
        return new ButtonValue(operation.id(), operation.digest());
    }

    public String encode() {
        return operation + digest.map(seen -> "|" + seen).orElse("");
    }

    public static Optional<ButtonValue> parse(String value) {
        var parts = value.split("\\|", 2);
        var digest = parts.length == 2 ? Optional.of(parts[1]) : Optional.<String>empty();
        return digest.isPresent() && !DIGEST.matcher(digest.get()).matches()
                ? Optional.empty()
                : OperationId.parse(parts[0]).map(id -> new ButtonValue(id, digest));
    }
}
