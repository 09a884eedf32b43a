package dev.capstan.workspace.act;

import com.fasterxml.jackson.databind.JsonNode;
import dev.capstan.workspace.shape.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The options an app offered to a menu that asks: all of them, and the groups if it offered them in groups. */
public record Suggestions(Delivery delivery, List<JsonNode> options, List<JsonNode> groups) {

    static Suggestions read(Delivery delivery) {
        var options = new ArrayList<JsonNode>();
        var groups = new ArrayList<JsonNode>();
        if (delivery.acknowledged()) {
            var body = Json.parse(delivery.body()).orElseGet(Json::object);
            body.path("options").forEach(options::add);
            body.path("option_groups").forEach(groups::add);
            groups.forEach(g -> g.path("options").forEach(options::add));
        }
        return new Suggestions(delivery, List.copyOf(options), List.copyOf(groups));
    }

    public List<String> labels() {
        return options.stream().map(o -> o.path("text").path("text").asText()).toList();
    }

    Optional<JsonNode> called(String valueOrLabel) {
        return options.stream().filter(o -> Choices.isCalled(o, valueOrLabel)).findFirst();
    }
}
