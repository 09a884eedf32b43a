package dev.capstan.workspace.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.capstan.workspace.shape.Json;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One call's arguments, whether they came as a form or as JSON, and the warnings its answer will carry. */
final class Call {
    private final ObjectNode arguments;
    private final Set<String> granted;
    private final Set<String> warnings = new LinkedHashSet<>();

    Call(ObjectNode arguments, Set<String> granted) {
        this.arguments = arguments;
        this.granted = granted;
    }

    boolean has(String name) {
        return arguments.hasNonNull(name);
    }

    /** Empty text is the same as none, as with Slack. */
    String text(String name) {
        var node = arguments.get(name);
        if (node == null || node.isNull()) {
            return "";
        }
        return node.isValueNode() ? node.asText() : node.toString();
    }

    String needed(String name) {
        var text = text(name);
        if (text.isEmpty()) {
            throw Refusal.missingArgument(name);
        }
        return text;
    }

    boolean flag(String name) {
        var text = text(name);
        return text.equals("true") || text.equals("1");
    }

    int number(String name, int otherwise) {
        var text = text(name);
        if (text.isEmpty()) {
            return otherwise;
        }
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw Refusal.complaining("invalid_arguments", List.of("must be an integer [json-pointer:/" + name + "]"));
        }
    }

    /** A JSON argument, which forms carry as text. */
    Optional<JsonNode> json(String name, String whenMalformed) {
        var node = arguments.get(name);
        if (node == null || node.isNull() || node.isTextual() && node.asText().isEmpty()) {
            return Optional.empty();
        }
        if (!node.isTextual()) {
            return Optional.of(node.deepCopy());
        }
        return Optional.of(Json.parse(node.asText()).orElseThrow(() -> Refusal.of(whenMalformed)));
    }

    void warn(String warning) {
        warnings.add(warning);
    }

    Set<String> warnings() {
        return warnings;
    }

    boolean may(String scope) {
        return granted.contains(scope);
    }

    void needsScope(String... anyOf) {
        for (var scope : anyOf) {
            if (granted.contains(scope)) {
                return;
            }
        }
        throw Refusal.missingScope(
                anyOf[0], String.join(",", granted.stream().sorted().toList()));
    }
}
