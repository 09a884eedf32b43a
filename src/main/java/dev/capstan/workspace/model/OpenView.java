package dev.capstan.workspace.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/** A modal or App Home on somebody's screen. {@code errors} are what the app answered to the last submission. */
public record OpenView(
        String id,
        String user,
        String rootId,
        String previousId,
        String hash,
        ObjectNode source,
        FormState state,
        Map<String, String> errors) {

    public OpenView {
        errors = Map.copyOf(errors);
    }

    public String callbackId() {
        return source.path("callback_id").asText("");
    }

    public String title() {
        return source.path("title").path("text").asText("");
    }

    public String privateMetadata() {
        return source.path("private_metadata").asText("");
    }

    public JsonNode blocks() {
        return source.path("blocks");
    }

    public ObjectNode values() {
        return state.values(blocks());
    }

    OpenView showing(ObjectNode newSource, String newHash) {
        return new OpenView(id, user, rootId, previousId, newHash, newSource, state, Map.of());
    }

    OpenView complaining(Map<String, String> newErrors) {
        return new OpenView(id, user, rootId, previousId, hash, source, state, newErrors);
    }
}
