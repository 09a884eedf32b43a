package dev.capstan.workspace.blocks;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/** Tables, and data tables, which people sort and leaf through. */
final class TableRules {
    private static final Rule ID = Rule.text(1, 255);
    private static final int COLUMNS = 20;
    private static final Rule TEXT = Fields.ofType("raw_text").needs("text", Rule.text(1, Compositions.TEXT));
    private static final Rule NUMBER =
            Fields.ofType("raw_number").needs("value", Rule.number()).may("text", Rule.text(1, 255));

    private TableRules() {}

    static Rule table() {
        var column = Fields.none()
                .may("align", Rule.oneOf("left", "center", "right"))
                .may("is_wrapped", Rule.bool());
        Rule columnOrNull = (node, at) -> {
            if (!node.isNull()) {
                column.check(node, at);
            }
        };
        return Fields.ofType("table")
                .may("block_id", ID)
                .needs("rows", rows(1, 100, Map.of("raw_text", TEXT, "rich_text", RichText.block())))
                .may("column_settings", Rule.list(1, COLUMNS, columnOrNull))
                .and(TableRules::rowsAreEven);
    }

    static Rule dataTable() {
        return Fields.ofType("data_table")
                .may("block_id", ID)
                .needs("caption", Rule.text(1, Compositions.TEXT))
                .needs(
                        "rows",
                        rows(2, 101, Map.of("raw_text", TEXT, "raw_number", NUMBER, "rich_text", RichText.block())))
                .may("page_size", Rule.integer(1, 100))
                .may("row_header_column_index", Rule.integer(0, COLUMNS - 1))
                .and(TableRules::rowsAreEven)
                .and(TableRules::headIsPlain);
    }

    private static Rule rows(int least, int most, Map<String, Rule> cells) {
        return Rule.list(least, most, Rule.list(1, COLUMNS, Rule.byType(cells)));
    }

    private static void rowsAreEven(JsonNode table, Spot at) {
        var rows = table.path("rows");
        for (var i = 1; i < rows.size(); i++) {
            if (rows.get(i).size() != rows.get(0).size()) {
                at.in("rows").in(i).complain("all rows must have the same number of cells");
            }
        }
    }

    private static void headIsPlain(JsonNode table, Spot at) {
        var head = table.path("rows").path(0);
        for (var i = 0; i < head.size(); i++) {
            if (head.get(i).path("type").asText().equals("rich_text")) {
                at.in("rows").in(0).in(i).complain("the header row can't hold rich_text");
            }
        }
    }
}
