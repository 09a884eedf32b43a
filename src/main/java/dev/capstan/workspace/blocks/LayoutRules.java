package dev.capstan.workspace.blocks;

import java.util.HashMap;

/** The blocks themselves. */
final class LayoutRules {
    private static final Rule ID = Rule.text(1, 255);

    private LayoutRules() {}

    static Rule blocks(Surface surface) {
        var kinds = new HashMap<String, Rule>();
        kinds.put("section", section(surface));
        kinds.put("divider", Fields.ofType("divider").may("block_id", ID));
        kinds.put("header", Fields.ofType("header").may("block_id", ID).needs("text", Compositions.plain(150)));
        kinds.put(
                "context",
                Fields.ofType("context")
                        .may("block_id", ID)
                        .needs("elements", Rule.list(1, 10, ElementRules.inContext())));
        kinds.put(
                "actions",
                Fields.ofType("actions")
                        .may("block_id", ID)
                        .needs("elements", Rule.list(1, 25, ElementRules.inActions(surface))));
        kinds.put(
                "image",
                Compositions.imageSource(Fields.ofType("image")
                        .may("block_id", ID)
                        .needs("alt_text", Rule.text(1, 2000))
                        .may("title", Compositions.plain(2000))));
        kinds.put(
                "input",
                Fields.ofType("input")
                        .may("block_id", ID)
                        .needs("label", Compositions.plain(2000))
                        .needs("element", ElementRules.inInput(surface))
                        .may("hint", Compositions.plain(2000))
                        .may("optional", Rule.bool())
                        .may("dispatch_action", Rule.bool()));
        kinds.put("rich_text", RichText.block());
        kinds.put("video", video());
        if (surface == Surface.MESSAGE) {
            kinds.put("markdown", Fields.ofType("markdown").may("block_id", ID).needs("text", Rule.text(1, 12_000)));
            kinds.put("table", TableRules.table());
            kinds.put("data_table", TableRules.dataTable());
            kinds.put(
                    "file",
                    Fields.ofType("file")
                            .may("block_id", ID)
                            .needs("external_id", Rule.text(1, 255))
                            .needs("source", Rule.oneOf("remote")));
        }
        return Rule.list(surface == Surface.MESSAGE ? 0 : 1, surface.blocks, Rule.byType(kinds));
    }

    private static Rule section(Surface surface) {
        return Fields.ofType("section")
                .may("block_id", ID)
                .may("text", Compositions.anyText(Compositions.TEXT))
                .may("fields", Rule.list(1, 10, Compositions.anyText(2000)))
                .may("accessory", ElementRules.inSection(surface))
                .may("expand", Rule.bool())
                .and((node, at) -> {
                    if (!node.has("text") && !node.has("fields")) {
                        at.complain("must define either `text` or `fields`");
                    }
                });
    }

    private static Rule video() {
        return Fields.ofType("video")
                .may("block_id", ID)
                .needs("alt_text", Rule.text(1, 2000))
                .needs("title", Compositions.plain(199))
                .needs("thumbnail_url", Rule.url())
                .needs("video_url", Rule.url())
                .may("title_url", Rule.url())
                .may("author_name", Rule.text(1, 49))
                .may("provider_name", Rule.text(1, 100))
                .may("provider_icon_url", Rule.url())
                .may("description", Compositions.plain(199));
    }
}
