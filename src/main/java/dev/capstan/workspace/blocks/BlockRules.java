package dev.capstan.workspace.blocks;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** The judge: complaints about blocks and views, each with the JSON pointer of what is wrong; none means accepted. */
public final class BlockRules {
    /** All text of a message's blocks together; beyond it Slack answers {@code msg_blocks_too_long}. */
    public static final int ALL_TEXT = 13_000;

    private static final int MARKDOWN = 12_000;
    private static final int VIEW_BYTES = 250_000;

    private final Rule message = LayoutRules.blocks(Surface.MESSAGE);
    private final Rule modal = view(Surface.MODAL);
    private final Rule home = view(Surface.HOME);

    public List<String> ofMessage(JsonNode blocks) {
        var at = Spot.at("/blocks");
        message.check(blocks, at);
        if (at.complaints().isEmpty()) {
            Uniqueness.check(blocks, at);
            markdownFits(blocks, at);
        }
        return at.complaints();
    }

    public List<String> ofView(JsonNode view) {
        var at = Spot.at("/view");
        Rule.byType(Map.of("modal", modal, "home", home)).check(view, at);
        if (at.complaints().isEmpty()) {
            Uniqueness.check(view.path("blocks"), at.in("blocks"));
            submitIsThere(view, at);
        }
        return at.complaints();
    }

    public static boolean tooMuchText(JsonNode blocks) {
        return textIn(blocks) > ALL_TEXT;
    }

    public static boolean tooLarge(JsonNode view) {
        return view.toString().getBytes(StandardCharsets.UTF_8).length > VIEW_BYTES;
    }

    private static Rule view(Surface surface) {
        var fields = Fields.none()
                .needs("type", Rule.oneOf("modal", "home"))
                .needs("blocks", LayoutRules.blocks(surface))
                .may("private_metadata", Rule.text(0, 3000))
                .may("callback_id", Rule.text(0, 255))
                .may("external_id", Rule.text(0, 255));
        return surface == Surface.HOME
                ? fields
                : fields.needs("title", Compositions.plain(24))
                        .may("submit", Compositions.plain(24))
                        .may("close", Compositions.plain(24))
                        .may("clear_on_close", Rule.bool())
                        .may("notify_on_close", Rule.bool())
                        .may("submit_disabled", Rule.bool());
    }

    private static void markdownFits(JsonNode blocks, Spot at) {
        var all = 0;
        for (var block : blocks) {
            if (block.path("type").asText().equals("markdown")) {
                var text = block.path("text").asText();
                all += text.codePointCount(0, text.length());
            }
        }
        if (all > MARKDOWN) {
            at.complain(
                    "the markdown blocks of a message must be less than " + (MARKDOWN + 1) + " characters together");
        }
    }

    private static void submitIsThere(JsonNode view, Spot at) {
        if (view.path("type").asText().equals("modal") && !view.has("submit")) {
            for (var block : view.path("blocks")) {
                if (block.path("type").asText().equals("input")) {
                    at.complain("missing required field: submit, which views with input blocks need");
                    return;
                }
            }
        }
    }

    private static int textIn(JsonNode node) {
        var sum = 0;
        if (node.isObject()) {
            for (var property : node.properties()) {
                var value = property.getValue();
                sum += property.getKey().equals("text") && value.isTextual()
                        ? value.asText().codePointCount(0, value.asText().length())
                        : textIn(value);
            }
        } else {
            for (var child : node) {
                sum += textIn(child);
            }
        }
        return sum;
    }
}
