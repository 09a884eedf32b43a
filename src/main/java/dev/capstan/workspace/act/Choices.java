package dev.capstan.workspace.act;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.capstan.workspace.model.Elements.Found;
import dev.capstan.workspace.shape.Json;
import java.util.List;
import java.util.function.Function;

/** Turns what a person picks or types, in words, into the value of the element it goes into. */
final class Choices {
    private Choices() {}

    static boolean isCalled(JsonNode option, String valueOrLabel) {
        return option.path("value").asText().equals(valueOrLabel)
                || option.path("text").path("text").asText().equals(valueOrLabel);
    }

    /** {@code ask} gets the app's options for menus that have none of their own. */
    static JsonNode of(Found element, List<String> picked, Function<String, Suggestions> ask) {
        return switch (element.type()) {
            case "static_select", "radio_buttons", "overflow" -> one(picked, name -> offered(element, name));
            case "external_select" -> one(picked, name -> suggested(name, ask));
            case "multi_static_select", "checkboxes" -> many(picked, name -> offered(element, name));
            case "multi_external_select" -> many(picked, name -> suggested(name, ask));
            case "multi_users_select", "multi_conversations_select", "multi_channels_select", "file_input" ->
                many(picked, TextNode::valueOf);
            case "datetimepicker" ->
                one(picked, seconds -> Json.parse(seconds).orElseThrow(() -> notAllowed("no time: " + seconds)));
            case "plain_text_input" -> one(picked, text -> lengthFits(element, text));
            default -> one(picked, TextNode::valueOf);
        };
    }

    private static JsonNode one(List<String> picked, Function<String, JsonNode> value) {
        return picked.isEmpty() ? NullNode.getInstance() : value.apply(picked.getFirst());
    }

    private static JsonNode many(List<String> picked, Function<String, JsonNode> value) {
        var list = Json.array();
        picked.forEach(name -> list.add(value.apply(name)));
        return list;
    }

    private static JsonNode offered(Found element, String name) {
        for (var options : element.element().findValues("options")) {
            for (var option : options) {
                if (isCalled(option, name)) {
                    return option.deepCopy();
                }
            }
        }
        throw notAllowed(element.action() + " doesn't offer " + name);
    }

    private static JsonNode suggested(String name, Function<String, Suggestions> ask) {
        var suggestions = ask.apply(name);
        return suggestions
                .called(name)
                .orElseThrow(() -> notAllowed("the app suggests " + suggestions.labels() + ", not " + name));
    }

    private static JsonNode lengthFits(Found element, String text) {
        var length = text.codePointCount(0, text.length());
        if (length > element.element().path("max_length").asInt(3000)
                || length < element.element().path("min_length").asInt(0)) {
            throw notAllowed("the field " + element.action() + " doesn't take " + length + " characters");
        }
        return TextNode.valueOf(text);
    }

    static IllegalStateException notAllowed(String why) {
        return new IllegalStateException(why);
    }
}
