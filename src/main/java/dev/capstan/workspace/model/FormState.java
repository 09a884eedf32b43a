package dev.capstan.workspace.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What one person has entered so far in a view or a message, by block and action. */
public final class FormState {
    private record Place(String block, String action) {}

    private final Map<Place, ObjectNode> entered = new HashMap<>();
    private final Map<Place, List<JsonNode>> offered = new HashMap<>();

    public void enter(String block, String action, ObjectNode value) {
        entered.put(new Place(block, action), value);
    }

    /** Remembers what a menu that asks the app shows now. */
    public void offer(String block, String action, List<JsonNode> options) {
        offered.put(new Place(block, action), List.copyOf(options));
    }

    public List<JsonNode> offered(String block, String action) {
        return offered.getOrDefault(new Place(block, action), List.of());
    }

    /** The state as Slack sends it: every stateful element that is on the screen now, entered, initial or empty. */
    public ObjectNode values(JsonNode blocks) {
        var values = JsonNodeFactory.instance.objectNode();
        for (var found : Elements.in(blocks)) {
            if (found.stateful()) {
                var kept = entered.get(new Place(found.block(), found.action()));
                var fits = kept != null && kept.path("type").asText().equals(found.type());
                values.withObjectProperty(found.block()).set(found.action(), fits ? kept.deepCopy() : found.initial());
            }
        }
        return values;
    }
}
