package dev.capstan.workspace.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.capstan.workspace.shape.Json;
import java.util.List;

/** Slack's {@code ok: false}: the error code and what goes with it. */
public final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient ObjectNode body;

    private Refusal(String code, ObjectNode body) {
        super(code, null, false, false);
        this.body = body;
    }

    public static Refusal of(String code) {
        return new Refusal(code, Json.object().put("ok", false).put("error", code));
    }

    static Refusal missingScope(String needed, String provided) {
        var refusal = of("missing_scope");
        refusal.body.put("needed", needed).put("provided", provided);
        return refusal;
    }

    static Refusal missingArgument(String name) {
        return complaining("invalid_arguments", List.of("missing required field: " + name));
    }

    /** Blocks answer with their complaints twice, in {@code errors} and marked in the metadata. */
    static Refusal complaining(String code, List<String> complaints) {
        var refusal = of(code);
        refusal.body.set("errors", Json.strings(complaints));
        refusal.body
                .putObject("response_metadata")
                .set(
                        "messages",
                        Json.strings(
                                complaints.stream().map(c -> "[ERROR] " + c).toList()));
        return refusal;
    }

    ObjectNode body() {
        return body;
    }
}
