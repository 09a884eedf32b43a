package dev.capstan.workspace.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.capstan.workspace.api.Endpoint.Tier;
import dev.capstan.workspace.model.OpenView;
import dev.capstan.workspace.model.Workspace;
import dev.capstan.workspace.shape.Json;
import dev.capstan.workspace.shape.ViewShape;
import java.util.List;

/** views.*: open, push, update, publish. */
final class ViewMethods {
    private final Workspace workspace;
    private final ViewRules rules;

    ViewMethods(Workspace workspace, ViewRules rules) {
        this.workspace = workspace;
        this.rules = rules;
    }

    void offer(MethodTable table) {
        table.offer("views.open", Tier.FOUR, List.of(), this::open);
        table.offer("views.push", Tier.FOUR, List.of(), this::push);
        table.offer("views.update", Tier.FOUR, List.of(), this::update);
        table.offer("views.publish", Tier.FOUR, List.of(), this::publish);
    }

    private ObjectNode open(Call call) {
        var view = view(call, "modal");
        externalIdIsFree(view, null);
        return answer(workspace.views().open(triggeredBy(call), view));
    }

    private ObjectNode push(Call call) {
        var view = view(call, "modal");
        externalIdIsFree(view, null);
        var pushed = workspace.views().push(triggeredBy(call), view);
        return answer(pushed.orElseThrow(() -> Refusal.of("push_limit_reached")));
    }

    private ObjectNode update(Call call) {
        var views = workspace.views();
        var found =
                call.has("view_id") ? views.byId(call.text("view_id")) : views.byExternalId(call.needed("external_id"));
        var open = found.orElseThrow(() -> Refusal.of("not_found"));
        var view = view(call, open.source().path("type").asText());
        externalIdIsFree(view, open);
        hashAgrees(call, open);
        return answer(views.update(open, view));
    }

    private ObjectNode publish(Call call) {
        var user = call.needed("user_id");
        var view = view(call, "home");
        if (workspace.directory().person(user).isEmpty()) {
            throw Refusal.of("user_not_found");
        }
        workspace.views().home(user).ifPresent(home -> hashAgrees(call, home));
        return answer(workspace.views().publish(user, view));
    }

    private ObjectNode view(Call call, String type) {
        var given = call.json("view", "invalid_arguments").orElseThrow(() -> Refusal.missingArgument("view"));
        return rules.judged(given, type);
    }

    private String triggeredBy(Call call) {
        var trigger = call.needed("trigger_id");
        return switch (workspace.tickets().spendTrigger(trigger)) {
            case GOOD -> workspace.tickets().triggeredBy(trigger);
            case UNKNOWN -> throw Refusal.of("invalid_trigger_id");
            case EXPIRED -> throw Refusal.of("expired_trigger_id");
            case USED -> throw Refusal.of("exchanged_trigger_id");
        };
    }

    private static void hashAgrees(Call call, OpenView open) {
        if (call.has("hash") && !call.text("hash").equals(open.hash())) {
            throw Refusal.of("hash_conflict");
        }
    }

    private void externalIdIsFree(ObjectNode view, OpenView self) {
        var externalId = view.path("external_id").asText("");
        if (externalId.isEmpty()) {
            return;
        }
        workspace.views().byExternalId(externalId).ifPresent(other -> {
            if (self == null || !other.id().equals(self.id())) {
                throw Refusal.of("duplicate_external_id");
            }
        });
    }

    private ObjectNode answer(OpenView view) {
        return Json.object().set("view", ViewShape.of(view, workspace.app()));
    }
}
