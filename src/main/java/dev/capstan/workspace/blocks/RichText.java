package dev.capstan.workspace.blocks;

import java.util.HashMap;
import java.util.Map;

/** Rich text: sections, lists, quotes and preformatted parts, and the pieces in a line. */
final class RichText {
    private static final Rule ID = Rule.text(1, 255);

    private RichText() {}

    static Rule block() {
        return Fields.ofType("rich_text")
                .may("block_id", ID)
                .needs("elements", Rule.list(1, 100, Rule.byType(parts())));
    }

    private static Map<String, Rule> parts() {
        var pieces = Rule.byType(pieces());
        var section = Fields.ofType("rich_text_section").needs("elements", Rule.list(0, 1000, pieces));
        return Map.of(
                "rich_text_section", section,
                "rich_text_list",
                        Fields.ofType("rich_text_list")
                                .needs("style", Rule.oneOf("bullet", "ordered"))
                                .needs("elements", Rule.list(1, 1000, section))
                                .may("indent", Rule.integer(0, 8))
                                .may("offset", Rule.integer(0, 1000))
                                .may("border", Rule.integer(0, 1)),
                "rich_text_preformatted",
                        Fields.ofType("rich_text_preformatted")
                                .needs("elements", Rule.list(0, 1000, pieces))
                                .may("language", Rule.text(1, 50))
                                .may("border", Rule.integer(0, 1)),
                "rich_text_quote",
                        Fields.ofType("rich_text_quote")
                                .needs("elements", Rule.list(0, 1000, pieces))
                                .may("border", Rule.integer(0, 1)));
    }

    private static Map<String, Rule> pieces() {
        var style = Fields.none();
        for (var kind : new String[] {"bold", "italic", "strike", "code", "underline"}) {
            style.may(kind, Rule.bool());
        }
        var mention = Fields.none();
        for (var kind : new String[] {"bold", "italic", "strike", "highlight", "client_highlight", "unlink"}) {
            mention.may(kind, Rule.bool());
        }
        var pieces = new HashMap<String, Rule>();
        pieces.put(
                "text",
                Fields.ofType("text").needs("text", Rule.text(1, 12_000)).may("style", style));
        pieces.put(
                "link",
                Fields.ofType("link")
                        .needs("url", Rule.url())
                        .may("text", Rule.text(1, 12_000))
                        .may("unsafe", Rule.bool())
                        .may("style", style));
        pieces.put(
                "emoji",
                Fields.ofType("emoji")
                        .needs("name", Rule.text(1, 100))
                        .may("unicode", Rule.text(1, 100))
                        .may("skin_tone", Rule.integer(1, 6)));
        pieces.put("user", Fields.ofType("user").needs("user_id", ID).may("style", mention));
        pieces.put(
                "usergroup",
                Fields.ofType("usergroup").needs("usergroup_id", ID).may("style", mention));
        pieces.put("channel", Fields.ofType("channel").needs("channel_id", ID).may("style", mention));
        pieces.put("team", Fields.ofType("team").needs("team_id", ID).may("style", mention));
        pieces.put("broadcast", Fields.ofType("broadcast").needs("range", Rule.oneOf("here", "channel", "everyone")));
        pieces.put("color", Fields.ofType("color").needs("value", Rule.matching("a color", "#[0-9a-fA-F]{6}")));
        pieces.put(
                "date",
                Fields.ofType("date")
                        .needs("timestamp", Rule.integer(0, 9_999_999_999L))
                        .needs("format", Rule.text(1, 255))
                        .may("url", Rule.url())
                        .may("fallback", Rule.text(1, 255)));
        return pieces;
    }
}
