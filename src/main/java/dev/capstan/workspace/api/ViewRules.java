package dev.capstan.workspace.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.capstan.workspace.blocks.BlockRules;
import dev.capstan.workspace.blocks.Completion;
import dev.capstan.workspace.model.Workspace;
import java.util.List;

/** Judges and completes a view, whether it comes by method or in the answer to a submission. */
public final class ViewRules {
    private static final List<String> ADDED_BY_SLACK = List.of(
            "id",
            "team_id",
            "state",
            "hash",
            "root_view_id",
            "previous_view_id",
            "app_id",
            "app_installed_team_id",
            "bot_id");

    private final Workspace workspace;
    private final BlockRules rules;

    public ViewRules(Workspace workspace, BlockRules rules) {
        this.workspace = workspace;
        this.rules = rules;
    }

    public ObjectNode judged(JsonNode given, String type) {
        if (!(given instanceof ObjectNode view)) {
            throw Refusal.complaining("invalid_arguments", List.of("must provide an object [json-pointer:/view]"));
        }
        if (BlockRules.tooLarge(view)) {
            throw Refusal.of("view_too_large");
        }
        for (var field : ADDED_BY_SLACK) {
            if (view.has(field)) {
                throw Refusal.complaining(
                        "invalid_arguments",
                        List.of("invalid additional property: " + field + " [json-pointer:/view]"));
            }
        }
        var complaints = rules.ofView(view);
        if (!complaints.isEmpty()) {
            throw Refusal.complaining("invalid_arguments", complaints);
        }
        if (!view.path("type").asText().equals(type)) {
            throw Refusal.complaining(
                    "invalid_arguments", List.of("must be a view of type " + type + " [json-pointer:/view/type]"));
        }
        Completion.complete(
                view.path("blocks"), () -> Long.toString(workspace.ids().number(), 36));
        return view;
    }
}
