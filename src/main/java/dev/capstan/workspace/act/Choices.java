package dev.capstan.workspace.act;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.capstan.workspace.model.Elements.Found;
import dev.capstan.workspace.model.StoredFile;
import dev.capstan.workspace.model.Workspace;
import dev.capstan.workspace.shape.FileShape;
import dev.capstan.workspace.shape.Json;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Function;

/** Turns what a person picks or types, in words, into the value of the element it goes into. */
final class Choices {
    private final Workspace workspace;

    Choices(Workspace workspace) {
        this.workspace = workspace;
    }

    static boolean isCalled(JsonNode option, String valueOrLabel) {
        return option.path("value").asText().equals(valueOrLabel)
                || option.path("text").path("text").asText().equals(valueOrLabel);
    }

    /** {@code suggested} gets one of the app's options for menus that have none of their own. */
    JsonNode of(Found element, List<String> picked, Function<String, JsonNode> suggested) {
        return switch (element.type()) {
            case "static_select", "radio_buttons", "overflow" -> one(picked, name -> offered(element, name));
            case "external_select" -> one(picked, suggested);
            case "users_select" -> one(picked, this::person);
            case "conversations_select", "channels_select" -> one(picked, this::conversation);
            case "multi_static_select", "checkboxes" -> many(element, picked, name -> offered(element, name));
            case "multi_external_select" -> many(element, picked, suggested);
            case "multi_users_select" -> many(element, picked, this::person);
            case "multi_conversations_select", "multi_channels_select" -> many(element, picked, this::conversation);
            case "file_input" -> many(element, picked, this::file);
            default -> one(picked, text -> TypedValues.of(element, text));
        };
    }

    private static JsonNode one(List<String> picked, Function<String, JsonNode> value) {
        return picked.isEmpty() || picked.getFirst().isEmpty()
                ? NullNode.getInstance()
                : value.apply(picked.getFirst());
    }

    private static JsonNode many(Found element, List<String> picked, Function<String, JsonNode> value) {
        var most = element.element()
                .path(element.type().equals("file_input") ? "max_files" : "max_selected_items")
                .asInt(element.type().equals("file_input") ? 10 : Integer.MAX_VALUE);
        if (picked.size() > most) {
            throw notAllowed("no more than " + most + " may be chosen in " + element.action());
        }
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

    private JsonNode person(String idOrName) {
        return workspace.exclusively(() -> {
            try {
                return TextNode.valueOf(workspace.directory().find(idOrName).id());
            } catch (NoSuchElementException e) {
                throw notAllowed(e.getMessage());
            }
        });
    }

    private JsonNode conversation(String idOrName) {
        return workspace.exclusively(() -> {
            try {
                return TextNode.valueOf(workspace.channel(idOrName).id());
            } catch (NoSuchElementException e) {
                throw notAllowed(e.getMessage());
            }
        });
    }

    private JsonNode file(String id) {
        return workspace.exclusively(() -> workspace
                .files()
                .byId(id)
                .filter(StoredFile::complete)
                .<JsonNode>map(FileShape::of)
                .orElseThrow(() -> notAllowed("there is no file " + id + "; upload it first")));
    }

    static IllegalStateException notAllowed(String why) {
        return new IllegalStateException(why);
    }
}
