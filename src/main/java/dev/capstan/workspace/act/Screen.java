package dev.capstan.workspace.act;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.capstan.workspace.model.Channel;
import dev.capstan.workspace.model.Elements;
import dev.capstan.workspace.model.Elements.Found;
import dev.capstan.workspace.model.Message;
import dev.capstan.workspace.model.OpenView;
import dev.capstan.workspace.shape.Json;
import java.util.List;

/** What a person is looking at and can press on. */
public sealed interface Screen {
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

    /** The one element that is meant; throws when there is none, or more than one that differ. */
    default Found find(Aim aim) {
        var all = Elements.in(blocks()).stream().filter(aim::namesBlockOf).toList();
        var named = all.stream().filter(e -> e.action().equals(aim.action())).toList();
        var labelled = named.isEmpty()
                ? all.stream().filter(e -> label(e).equals(aim.action())).toList()
                : named;
        var chosen = aim.value() == null
                ? labelled
                : labelled.stream().filter(e -> carries(e, aim.value())).toList();
        if (chosen.isEmpty()) {
            throw new IllegalStateException("nothing here is called " + aim + "; there is "
                    + all.stream().map(e -> e.action() + " (" + label(e) + ")").toList());
        }
        if (values(chosen).stream().distinct().count() > 1) {
            throw new IllegalStateException(
                    "several are called " + aim.action() + ", say which value: " + values(chosen));
        }
        return chosen.getFirst();
    }

    private static List<String> values(List<Found> elements) {
        return elements.stream().map(e -> e.element().path("value").asText()).toList();
    }

    /** An overflow menu carries the values of its entries. */
    private static boolean carries(Found found, String value) {
        return found.type().equals("overflow")
                ? found.element().path("options").findValuesAsText("value").contains(value)
                : found.element().path("value").asText().equals(value);
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
