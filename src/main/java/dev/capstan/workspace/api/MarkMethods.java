package dev.capstan.workspace.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.capstan.workspace.api.Endpoint.Tier;
import dev.capstan.workspace.model.Workspace;
import dev.capstan.workspace.shape.Json;
import dev.capstan.workspace.shape.MessageShape;
import java.util.List;

/** reactions.* and pins.*: marks on messages. */
final class MarkMethods {
    private final Workspace workspace;
    private final Reach reach;
    private final MessageShape shape;

    MarkMethods(Workspace workspace, Reach reach) {
        this.workspace = workspace;
        this.reach = reach;
        this.shape = new MessageShape(workspace);
    }

    void offer(MethodTable table) {
        table.offer("reactions.add", Tier.THREE, List.of("reactions:write"), this::react);
        table.offer("reactions.remove", Tier.TWO, List.of("reactions:write"), this::unreact);
        table.offer("pins.add", Tier.TWO, List.of("pins:write"), this::pin);
        table.offer("pins.remove", Tier.TWO, List.of("pins:write"), this::unpin);
        table.offer("pins.list", Tier.TWO, List.of("pins:read"), this::pins);
    }

    private ObjectNode react(Call call) {
        var channel = reach.joined(call.needed("channel"));
        var message = reach.message(channel, call.needed("timestamp"));
        if (channel.archived()) {
            throw Refusal.of("is_archived");
        }
        if (!workspace.conversations().react(channel, message, bot(), emoji(call))) {
            throw Refusal.of("already_reacted");
        }
        return Json.object();
    }

    private ObjectNode unreact(Call call) {
        var channel = reach.joined(call.needed("channel"));
        var message = reach.message(channel, call.needed("timestamp"));
        if (!workspace.conversations().unreact(channel, message, bot(), emoji(call))) {
            throw Refusal.of("no_reaction");
        }
        return Json.object();
    }

    private ObjectNode pin(Call call) {
        var channel = reach.joined(call.needed("channel"));
        var message = reach.message(channel, call.needed("timestamp"));
        if (!workspace.conversations().pin(channel, message, bot())) {
            throw Refusal.of("already_pinned");
        }
        return Json.object();
    }

    private ObjectNode unpin(Call call) {
        var channel = reach.joined(call.needed("channel"));
        var message = channel.message(call.needed("timestamp")).orElseThrow(() -> Refusal.of("no_pin"));
        if (!workspace.conversations().unpin(channel, message, bot())) {
            throw Refusal.of("no_pin");
        }
        return Json.object();
    }

    private ObjectNode pins(Call call) {
        var channel = reach.visible(call.needed("channel"));
        var answer = Json.object();
        var items = answer.putArray("items");
        channel.pins().forEach((ts, by) -> channel.message(ts).ifPresent(message -> items.addObject()
                .put("type", "message")
                .put("channel", channel.id())
                .put("created", workspace.now())
                .put("created_by", by)
                .set("message", shape.of(channel, message, false))));
        return answer;
    }

    private String bot() {
        return workspace.app().botUserId();
    }

    private static String emoji(Call call) {
        var name = call.needed("name");
        if (!name.matches("[\\p{L}\\p{N}_+'-]+(::skin-tone-[2-6])?")) {
            throw Refusal.of("invalid_name");
        }
        return name;
    }
}
