package dev.capstan.slack.render;

import dev.capstan.operation.Operation;
import dev.capstan.operation.OperationId;
import dev.capstan.operation.OperationState.NeedsAttention;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a button carries: which operation, and what was seen when it was pressed. Never any state.
 *
 * @param digest of the plan; absent before there was one
 * @param step the one that was asked about, where a question was
 */
public record ButtonValue(OperationId operation, Optional<String> digest, Optional<Integer> step) {
    private static final Pattern FORM =
            Pattern.compile("(?<id>[^|]+)(\\|(?<digest>[0-9a-f]{1,128}))?(\\|#(?<step>[0-9]{1,6}))?");

    public static ButtonValue of(Operation operation) {
        var step = operation.state() instanceof NeedsAttention attention
                ? Optional.of(attention.interrupted().step())
                : Optional.<Integer>empty();
        return new ButtonValue(operation.id(), operation.digest(), step);
    }

    public ButtonValue(OperationId operation, Optional<String> digest) {
        this(operation, digest, Optional.empty());
    }

    public String encode() {
        return operation
                + digest.map(seen -> "|" + seen).orElse("")
                + step.map(asked -> "|#" + asked).orElse("");
    }

    public static Optional<ButtonValue> parse(String value) {
        var matcher = FORM.matcher(value);
        return matcher.matches()
                ? OperationId.parse(matcher.group("id"))
                        .map(id -> new ButtonValue(
                                id,
                                Optional.ofNullable(matcher.group("digest")),
                                Optional.ofNullable(matcher.group("step")).map(Integer::valueOf)))
                : Optional.empty();
    }
}
