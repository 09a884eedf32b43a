package dev.capstan.workspace.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.capstan.workspace.api.Endpoint.Tier;
import dev.capstan.workspace.model.Channel;
import dev.capstan.workspace.model.Channel.Kind;
import dev.capstan.workspace.model.Workspace;
import dev.capstan.workspace.shape.ChannelShape;
import dev.capstan.workspace.shape.Json;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** conversations.*, the changing half: open, create, invite, join, leave, archive. */
final class MembershipMethods {
    private static final int NAME = 80;

    private final Workspace workspace;
    private final Reach reach;

    MembershipMethods(Workspace workspace, Reach reach) {
        this.workspace = workspace;
        this.reach = reach;
    }

    void offer(MethodTable table) {
        table.offer("conversations.open", Tier.THREE, List.of(), this::open);
        table.offer("conversations.create", Tier.TWO, List.of(), this::create);
        table.offer("conversations.invite", Tier.THREE, List.of(), this::invite);
        table.offer("conversations.join", Tier.THREE, List.of("channels:join"), this::join);
        table.offer("conversations.leave", Tier.THREE, List.of(), this::leave);
        table.offer("conversations.archive", Tier.TWO, List.of(), this::archive);
    }

    private ObjectNode open(Call call) {
        var people = new LinkedHashSet<>(people(call, "users"));
        people.add(workspace.app().botUserId());
        call.needsScope(people.size() > 2 ? "mpim:write" : "im:write");
        if (people.size() < 2) {
            throw Refusal.of("users_list_not_supplied");
        }
        var channel = workspace.conversations().open(people, workspace.now());
        if (call.flag("return_im")) {
            return channel(channel);
        }
        var answer = Json.object();
        answer.putObject("channel").put("id", channel.id());
        return answer;
    }

    private ObjectNode create(Call call) {
        var hidden = call.flag("is_private");
        call.needsScope(hidden ? "groups:write" : "channels:manage");
        var name = call.text("name");
        if (name.isEmpty()) {
            throw Refusal.of("invalid_name_required");
        }
        if (name.length() > NAME) {
            throw Refusal.of("invalid_name_maxlength");
        }
        if (!name.matches("[\\p{Ll}\\p{Lo}\\p{N}_-]+")) {
            throw Refusal.of("invalid_name_specials");
        }
        if (workspace.conversations().byName(name).isPresent()) {
            throw Refusal.of("name_taken");
        }
        var bot = Set.of(workspace.app().botUserId());
        return channel(workspace.addChannel(name, hidden ? Kind.PRIVATE : Kind.PUBLIC, bot));
    }

    private ObjectNode invite(Call call) {
        var channel = changeable(call);
        var people = people(call, "users");
        if (people.isEmpty()) {
            throw Refusal.of("no_user");
        }
        if (people.contains(workspace.app().botUserId())) {
            throw Refusal.of("cant_invite_self");
        }
        if (people.stream().allMatch(channel::has)) {
            throw Refusal.of("already_in_channel");
        }
        people.forEach(person -> workspace.conversations().join(channel, person));
        return channel(channel);
    }

    private ObjectNode join(Call call) {
        var channel = reach.visible(call.needed("channel"));
        if (channel.kind() != Kind.PUBLIC) {
            throw Refusal.of("method_not_supported_for_channel_type");
        }
        if (channel.archived()) {
            throw Refusal.of("is_archived");
        }
        if (reach.isIn(channel)) {
            call.warn("already_in_channel");
        }
        workspace.conversations().join(channel, workspace.app().botUserId());
        return channel(channel);
    }

    private ObjectNode leave(Call call) {
        var channel = reach.visible(call.needed("channel"));
        call.needsScope(writeScope(channel));
        if (!reach.isIn(channel)) {
            return Json.object().put("not_in_channel", true);
        }
        workspace.conversations().leave(channel, workspace.app().botUserId());
        return Json.object();
    }

    private ObjectNode archive(Call call) {
        var channel = reach.visible(call.needed("channel"));
        call.needsScope(writeScope(channel));
        if (channel.archived()) {
            throw Refusal.of("already_archived");
        }
        if (channel.name().equals("general")) {
            throw Refusal.of("cant_archive_general");
        }
        if (!reach.isIn(channel)) {
            throw Refusal.of("not_in_channel");
        }
        workspace.conversations().archive(channel, workspace.app().botUserId(), true);
        return Json.object();
    }

    private Channel changeable(Call call) {
        var channel = reach.joined(call.needed("channel"));
        var invites = channel.kind() == Kind.PRIVATE ? "groups:write.invites" : "channels:write.invites";
        call.needsScope(writeScope(channel), invites);
        if (channel.archived()) {
            throw Refusal.of("is_archived");
        }
        return channel;
    }

    private static String writeScope(Channel channel) {
        return channel.kind() == Kind.PUBLIC ? "channels:manage" : ConversationMethods.scope(channel.kind(), "write");
    }

    private List<String> people(Call call, String field) {
        var ids = Arrays.stream(call.text(field).split(","))
                .map(String::strip)
                .filter(id -> !id.isEmpty())
                .toList();
        ids.forEach(id -> workspace.directory().person(id).orElseThrow(() -> Refusal.of("user_not_found")));
        return ids;
    }

    private ObjectNode channel(Channel channel) {
        return Json.object().set("channel", ChannelShape.of(channel, workspace.app()));
    }
}
