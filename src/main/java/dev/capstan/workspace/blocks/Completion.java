package dev.capstan.workspace.blocks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.Supplier;

/** What Slack writes into accepted blocks: missing ids and the defaults of text objects. */
public final class Completion {
    private Completion() {}

    public static void complete(JsonNode blocks, Supplier<String> freshId) {
        for (var block : blocks) {
            name(block, "block_id", freshId);
            block.path("elements").forEach(e -> nameElement(e, freshId));
            nameElement(block.path("element"), freshId);
            nameElement(block.path("accessory"), freshId);
            defaults(block);
        }
    }

    private static void nameElement(JsonNode element, Supplier<String> freshId) {
        var type = element.path("type").asText("");
        var silent = type.isEmpty() || type.startsWith("rich_text_") && !type.equals("rich_text_input");
        if (!silent && !type.equals("image") && !type.equals("plain_text") && !type.equals("mrkdwn")) {
            name(element, "action_id", freshId);
        }
    }

    private static void name(JsonNode node, String field, Supplier<String> freshId) {
        if (node instanceof ObjectNode object && !object.has(field)) {
            object.put(field, freshId.get());
        }
    }

    private static void defaults(JsonNode node) {
        if (node instanceof ObjectNode object) {
            var type = object.path("type").asText("");
            if (type.equals("plain_text") && !object.has("emoji")) {
                object.put("emoji", true);
            } else if (type.equals("mrkdwn") && !object.has("verbatim")) {
                object.put("verbatim", false);
            }
        }
        node.forEach(Completion::defaults);
    }
}
