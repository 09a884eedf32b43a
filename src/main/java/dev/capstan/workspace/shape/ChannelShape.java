package dev.capstan.workspace.shape;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.capstan.workspace.model.Channel;
import dev.capstan.workspace.model.Channel.Kind;
import dev.capstan.workspace.model.Installation;

/** A conversation as the bot sees it. */
public final class ChannelShape {
    private ChannelShape() {}

    public static ObjectNode of(Channel channel, Installation app) {
        var json = Json.object()
                .put("id", channel.id())
                .put("created", channel.created())
                .put("is_archived", channel.archived())
                .put("is_im", channel.kind() == Kind.DIRECT)
                .put("is_mpim", channel.kind() == Kind.GROUP)
                .put("is_org_shared", false);
        if (channel.kind() == Kind.DIRECT) {
            var other = channel.members().stream()
                    .filter(m -> !m.equals(app.botUserId()))
                    .findFirst()
                    .orElse(app.botUserId());
            return json.put("user", other).put("is_user_deleted", false);
        }
        json.put("name", channel.name())
                .put("name_normalized", channel.name())
                .put("is_channel", channel.kind() == Kind.PUBLIC)
                .put("is_group", channel.kind() == Kind.PRIVATE)
                .put("is_private", channel.kind() != Kind.PUBLIC)
                .put("is_general", channel.name().equals("general"))
                .put("is_shared", false)
                .put("is_ext_shared", false)
                .put("is_member", channel.has(app.botUserId()))
                .put("num_members", channel.members().size())
                .put("creator", app.botUserId())
                .put("context_team_id", app.teamId());
        json.putObject("topic").put("value", channel.topic()).put("creator", "").put("last_set", 0);
        json.putObject("purpose").put("value", "").put("creator", "").put("last_set", 0);
        return json;
    }

    /** The name payloads carry: direct messages and private channels have none of their own there. */
    public static String nameInPayloads(Channel channel) {
        return switch (channel.kind()) {
            case PUBLIC -> channel.name();
            case PRIVATE -> "privategroup";
            case DIRECT, GROUP -> "directmessage";
        };
    }
}
