package dev.capstan.slack.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.slack.api.model.view.View;
import com.slack.api.util.json.GsonFactory;
import dev.capstan.workspace.blocks.BlockRules;
import java.util.List;

/** What the local Slack, and so the real one, says of blocks as they go over the wire. */
final class Judge {
    private static final BlockRules RULES = new BlockRules();
    private static final JsonMapper JSON = new JsonMapper();

    private Judge() {}

    static void assertAccepted(Rendered rendered) {
        var blocks = onTheWire(rendered.blocks());
        assertEquals(List.of(), RULES.ofMessage(blocks));
        assertFalse(BlockRules.tooMuchText(blocks));
    }

    static void assertAccepted(View view) {
        var json = onTheWire(view);
        assertEquals(List.of(), RULES.ofView(json));
        assertFalse(BlockRules.tooLarge(json));
    }

    private static JsonNode onTheWire(Object value) {
        try {
            return JSON.readTree(GsonFactory.createSnakeCase().toJson(value));
        } catch (JsonProcessingException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
