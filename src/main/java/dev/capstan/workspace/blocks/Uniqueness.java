package dev.capstan.workspace.blocks;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.Set;

/** Ids that must not be given twice: a block's in the message or view, an action's in its block. */
final class Uniqueness {
    private Uniqueness() {}

    static void check(JsonNode blocks, Spot at) {
        var blockIds = new HashSet<String>();
        var tables = 0;
        for (var i = 0; i < blocks.size(); i++) {
            var block = blocks.get(i);
            var id = block.path("block_id").asText("");
            if (!id.isEmpty() && !blockIds.add(id)) {
                at.in(i).in("block_id").complain("`block_id` \"" + id + "\" already exists for another block");
            }
            actions(block, at.in(i));
            if (block.path("type").asText().equals("table") && ++tables > 1) {
                at.in(i).complain("only one table is allowed");
            }
        }
    }

    private static void actions(JsonNode block, Spot at) {
        Set<String> seen = new HashSet<>();
        var elements = block.path("elements");
        for (var i = 0; i < elements.size(); i++) {
            var id = elements.get(i).path("action_id").asText("");
            if (!id.isEmpty() && !seen.add(id)) {
                at.in("elements")
                        .in(i)
                        .in("action_id")
                        .complain("`action_id` \"" + id + "\" already exists for another element");
            }
        }
    }
}
