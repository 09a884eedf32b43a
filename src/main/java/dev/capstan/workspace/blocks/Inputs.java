package dev.capstan.workspace.blocks;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;

/** Elements one types into; they stand in input blocks only. */
final class Inputs {
    private Inputs() {}

    static Map<String, Rule> typed(Surface surface) {
        var inputs = new HashMap<String, Rule>();
        inputs.put(
                "plain_text_input",
                base("plain_text_input", surface)
                        .may("initial_value", Rule.text(0, 3000))
                        .may("multiline", Rule.bool())
                        .may("min_length", Rule.integer(0, 3000))
                        .may("max_length", Rule.integer(1, 3000))
                        .and(Inputs::lengthsAgree));
        inputs.put(
                "number_input",
                base("number_input", surface)
                        .needs("is_decimal_allowed", Rule.bool())
                        .may("initial_value", Rule.text(1, 100))
                        .may("min_value", Rule.text(1, 100))
                        .may("max_value", Rule.text(1, 100)));
        inputs.put("email_text_input", base("email_text_input", surface).may("initial_value", Rule.text(1, 3000)));
        inputs.put("url_text_input", base("url_text_input", surface).may("initial_value", Rule.url()));
        inputs.put("rich_text_input", base("rich_text_input", surface).may("initial_value", RichText.block()));
        if (surface == Surface.MODAL) {
            inputs.put(
                    "file_input",
                    Fields.ofType("file_input")
                            .may("action_id", Rule.text(1, 255))
                            .may("filetypes", Rule.list(1, 100, Rule.text(1, 50)))
                            .may("max_files", Rule.integer(1, 10)));
        }
        return inputs;
    }

    private static Fields base(String type, Surface surface) {
        var fields = Fields.ofType(type)
                .may("action_id", Rule.text(1, 255))
                .may("placeholder", Compositions.plain(150))
                .may(
                        "dispatch_action_config",
                        Fields.none()
                                .may(
                                        "trigger_actions_on",
                                        Rule.list(1, 2, Rule.oneOf("on_enter_pressed", "on_character_entered"))));
        return surface == Surface.MESSAGE ? fields : fields.may("focus_on_load", Rule.bool());
    }

    private static void lengthsAgree(JsonNode node, Spot at) {
        if (node.has("min_length")
                && node.has("max_length")
                && node.get("min_length").asLong() > node.get("max_length").asLong()) {
            at.in("min_length").complain("must not be greater than max_length");
        }
    }
}
