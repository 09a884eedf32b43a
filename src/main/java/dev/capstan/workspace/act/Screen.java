package dev.capstan.workspace.act;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.capstan.workspace.model.Channel;
import dev.capstan.workspace.model.Elements;
import dev.capstan.workspace.model.Elements.Found;
import dev.capstan.workspace.model.Message;
import dev.capstan.workspace.model.OpenView;
import dev.capstan.workspace.shape.Json;

/** What a person is looking at and can press on. */
sealed interface Screen {
    record OnMessage(Channel channel, Message message) implements Screen {
        @Override
        public JsonNode blocks() {
            return withAttachments(message);
        }
    }

    record OnView(OpenView view) implements Screen {
        @Override
        public JsonNode blocks() {
            return view.blocks();
        }
    }

    JsonNode blocks();

    /** By action id, else by what is written on it; the value decides between several of one name. */
    default Found find(String action, String value) {
        var all = Elements.in(blocks());
        var named = all.stream().filter(e -> e.action().equals(action)).toList();
        var labelled = named.isEmpty()
                ? all.stream().filter(e -> label(e).equals(action)).toList()
                : named;
        var chosen = value == null
                ? labelled
                : labelled.stream()
                        .filter(e -> e.element().path("value").asText().equals(value))
                        .toList();
        if (chosen.isEmpty()) {
            throw new IllegalStateException("nothing here is called " + action + (value == null ? "" : " with " + value)
                    + "; there is "
                    + all.stream().map(e -> e.action() + " (" + label(e) + ")").toList());
        }
        if (chosen.stream()
                        .map(e -> e.element().path("value").asText())
                        .distinct()
                        .count()
                > 1) {
            throw new IllegalStateException("several are called " + action + ", say which value: "
                    + chosen.stream()
                            .map(e -> e.element().path("value").asText())
                            .toList());
        }
        return chosen.getFirst();
    }

    private static String label(Found found) {
        return found.element().path("text").path("text").asText();
    }

    private static ArrayNode withAttachments(Message message) {
        var all = Json.array();
        list(message.blocks()).forEach(all::add);
        list(message.content().attachments()).forEach(a -> a.path("blocks").forEach(all::add));
        return all;
    }

    private static JsonNode list(JsonNode node) {
        return node == null ? Json.array() : node;
    }
}
