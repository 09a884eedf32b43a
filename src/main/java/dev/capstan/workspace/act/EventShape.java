package dev.capstan.workspace.act;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.capstan.workspace.model.Channel;
import dev.capstan.workspace.model.Happening;
import dev.capstan.workspace.model.Message;
import dev.capstan.workspace.model.Workspace;
import dev.capstan.workspace.shape.Json;
import dev.capstan.workspace.shape.MessageShape;
import java.util.ArrayList;
import java.util.List;

/** Which events a change becomes, of those the app subscribed to and is in the channel for. */
final class EventShape {
    private final Workspace workspace;
    private final MessageShape messages;

    EventShape(Workspace workspace) {
        this.workspace = workspace;
        this.messages = new MessageShape(workspace);
    }

    List<ObjectNode> of(Happening happening) {
        return switch (happening) {
            case Happening.Posted posted -> posted(posted.channel(), posted.message());
            case Happening.Edited edited -> edited(edited);
            case Happening.Deleted deleted -> deleted(deleted);
            case Happening.Joined joined -> membership("member_joined_channel", joined.channel(), joined.user());
            case Happening.Left left -> membership("member_left_channel", left.channel(), left.user());
            case Happening.Archived archived ->
                subscribed("channel_archive")
                        ? List.of(Json.object()
                                .put("type", "channel_archive")
                                .put("channel", archived.channel().id())
                                .put("user", archived.user())
                                .put("is_moved", 0)
                                .put("event_ts", ts()))
                        : List.of();
            case Happening.Reacted reacted -> reacted(reacted);
        };
    }

    private List<ObjectNode> posted(Channel channel, Message message) {
        var events = new ArrayList<ObjectNode>();
        if (!hears(channel)) {
            return events;
        }
        if (subscribed(messageEvent(channel))) {
            events.add(inChannel(channel, messages.of(channel, message, true)));
        }
        var mention = "<@" + workspace.app().botUserId() + ">";
        if (subscribed("app_mention") && !channel.isDirect() && message.text().contains(mention)) {
            events.add(messages.of(channel, message, false)
                    .put("type", "app_mention")
                    .put("channel", channel.id())
                    .put("event_ts", message.ts()));
        }
        return events;
    }

    private List<ObjectNode> edited(Happening.Edited edited) {
        if (!hears(edited.channel()) || !subscribed(messageEvent(edited.channel()))) {
            return List.of();
        }
        var event = changed("message_changed", edited.channel());
        event.set("message", messages.of(edited.channel(), edited.after(), true));
        event.set("previous_message", messages.of(edited.channel(), edited.before(), true));
        return List.of(event);
    }

    private List<ObjectNode> deleted(Happening.Deleted deleted) {
        if (!hears(deleted.channel()) || !subscribed(messageEvent(deleted.channel()))) {
            return List.of();
        }
        var event = changed("message_deleted", deleted.channel())
                .put("deleted_ts", deleted.message().ts());
        event.set("previous_message", messages.of(deleted.channel(), deleted.message(), true));
        return List.of(event);
    }

    private List<ObjectNode> membership(String type, Channel channel, String user) {
        if (!subscribed(type)) {
            return List.of();
        }
        return List.of(Json.object()
                .put("type", type)
                .put("user", user)
                .put("channel", channel.id())
                .put("channel_type", "C")
                .put("team", workspace.app().teamId())
                .put("event_ts", ts()));
    }

    private List<ObjectNode> reacted(Happening.Reacted reacted) {
        var type = reacted.added() ? "reaction_added" : "reaction_removed";
        if (!subscribed(type)) {
            return List.of();
        }
        var event = Json.object()
                .put("type", type)
                .put("user", reacted.user())
                .put("reaction", reacted.emoji())
                .put("item_user", reacted.message().author().user())
                .put("event_ts", ts());
        event.putObject("item")
                .put("type", "message")
                .put("channel", reacted.message().channel())
                .put("ts", reacted.message().ts());
        return List.of(event);
    }

    private ObjectNode changed(String subtype, Channel channel) {
        return inChannel(
                channel,
                Json.object()
                        .put("type", "message")
                        .put("subtype", subtype)
                        .put("hidden", true)
                        .put("ts", ts()));
    }

    private static ObjectNode inChannel(Channel channel, ObjectNode event) {
        return event.put("channel", channel.id())
                .put("channel_type", channelType(channel))
                .put("event_ts", event.path("ts").asText());
    }

    private static String channelType(Channel channel) {
        return switch (channel.kind()) {
            case PUBLIC -> "channel";
            case PRIVATE -> "group";
            case DIRECT -> "im";
            case GROUP -> "mpim";
        };
    }

    private static String messageEvent(Channel channel) {
        return switch (channel.kind()) {
            case PUBLIC -> "message.channels";
            case PRIVATE -> "message.groups";
            case DIRECT -> "message.im";
            case GROUP -> "message.mpim";
        };
    }

    private boolean hears(Channel channel) {
        return channel.has(workspace.app().botUserId());
    }

    private boolean subscribed(String event) {
        return workspace.app().events().contains(event);
    }

    private String ts() {
        var now = workspace.clock().instant();
        return "%d.%06d".formatted(now.getEpochSecond(), now.getNano() / 1000);
    }
}
