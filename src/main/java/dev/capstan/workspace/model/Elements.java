package dev.capstan.workspace.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Finds what can be pressed, chosen or filled in a list of blocks. */
public final class Elements {
    private static final Set<String> STATELESS =
            Set.of("button", "workflow_button", "overflow", "image", "icon_button");

    /** An element and the block it stands in. */
    public record Found(JsonNode blockNode, JsonNode element) {
        public String block() {
            return blockNode.path("block_id").asText();
        }

        public String action() {
            return element.path("action_id").asText();
        }

        public String type() {
            return element.path("type").asText();
        }

        public boolean inInput() {
            return blockNode.path("type").asText().equals("input");
        }

        public boolean optional() {
            return blockNode.path("optional").asBoolean(false);
        }

        public boolean stateful() {
            return !STATELESS.contains(type());
        }

        /** What stands in the element before anybody touches it. */
        public ObjectNode initial() {
            var value = JsonNodeFactory.instance.objectNode().put("type", type());
            var field = valueField(type());
            var given = element.get(field.replaceFirst("^(selected_)?", "initial_")
                    .replace("initial_rich_text_value", "initial_value"));
            var several = field.endsWith("s");
            if (given != null) {
                value.set(field, given.deepCopy());
            } else if (several) {
                value.putArray(field);
            } else {
                value.putNull(field);
            }
            return value;
        }
    }

    private Elements() {}

    public static List<Found> in(JsonNode blocks) {
        var found = new ArrayList<Found>();
        if (blocks == null) {
            return found;
        }
        for (var block : blocks) {
            switch (block.path("type").asText()) {
                case "section" -> add(found, block, block.get("accessory"));
                case "input" -> add(found, block, block.get("element"));
                case "actions", "context_actions" -> block.path("elements").forEach(e -> add(found, block, e));
                default -> {
                    // nothing to press in the other blocks
                }
            }
        }
        return found;
    }

    /** The field of an action or of the state that carries this kind of element's value. */
    public static String valueField(String type) {
        return switch (type) {
            case "static_select", "external_select", "radio_buttons", "overflow" -> "selected_option";
            case "multi_static_select", "multi_external_select", "checkboxes" -> "selected_options";
            case "users_select" -> "selected_user";
            case "multi_users_select" -> "selected_users";
            case "conversations_select" -> "selected_conversation";
            case "multi_conversations_select" -> "selected_conversations";
            case "channels_select" -> "selected_channel";
            case "multi_channels_select" -> "selected_channels";
            case "datepicker" -> "selected_date";
            case "timepicker" -> "selected_time";
            case "datetimepicker" -> "selected_date_time";
            case "rich_text_input" -> "rich_text_value";
            case "file_input" -> "files";
            default -> "value";
        };
    }

    private static void add(List<Found> found, JsonNode block, JsonNode element) {
        if (element != null && element.has("action_id")) {
            found.add(new Found(block, element));
        }
    }
}
