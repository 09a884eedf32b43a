package dev.capstan.workspace.api;

import dev.capstan.workspace.model.Channel;
import dev.capstan.workspace.model.Channel.Kind;
import dev.capstan.workspace.model.Message;
import dev.capstan.workspace.model.Workspace;
import java.util.Set;

/** What the app can see and touch. */
final class Reach {
    private final Workspace workspace;

    Reach(Workspace workspace) {
        this.workspace = workspace;
    }

    /** A private channel without the bot doesn't exist for it. */
    Channel visible(String id) {
        var channel = workspace.conversations().byId(id).orElseThrow(() -> Refusal.of("channel_not_found"));
        if (channel.kind() != Kind.PUBLIC && !isIn(channel)) {
            throw Refusal.of("channel_not_found");
        }
        return channel;
    }

    /** Messages may be sent to a channel's id or name, or to a person. */
    Channel postable(Call call, String where) {
        var channel = destination(where);
        if (!isIn(channel) && !(channel.kind() == Kind.PUBLIC && call.may("chat:write.public"))) {
            throw Refusal.of("not_in_channel");
        }
        if (channel.archived()) {
            throw Refusal.of("is_archived");
        }
        return channel;
    }

    Channel joined(String id) {
        var channel = visible(id);
        if (!isIn(channel)) {
            throw Refusal.of("not_in_channel");
        }
        return channel;
    }

    Message message(Channel channel, String ts) {
        return channel.message(ts).filter(m -> !m.isTombstone()).orElseThrow(() -> Refusal.of("message_not_found"));
    }

    boolean isIn(Channel channel) {
        return channel.has(workspace.app().botUserId());
    }

    private Channel destination(String where) {
        var person = workspace.directory().person(where);
        if (person.isPresent()) {
            return workspace.conversations().open(Set.of(workspace.app().botUserId(), where), workspace.now());
        }
        var plain = where.startsWith("#") ? where.substring(1) : where;
        return workspace
                .conversations()
                .byName(plain)
                .map(Channel::id)
                .map(this::visible)
                .orElseGet(() -> visible(where));
    }
}
