package dev.capstan.workspace.act;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.capstan.workspace.model.Channel;
import dev.capstan.workspace.model.Channel.Kind;
import dev.capstan.workspace.model.Happening;
import dev.capstan.workspace.model.Message;
import dev.capstan.workspace.model.OpenView;
import dev.capstan.workspace.model.Person;
import dev.capstan.workspace.model.Workspace;
import dev.capstan.workspace.shape.Json;
import dev.capstan.workspace.shape.MessageShape;
import dev.capstan.workspace.shape.ViewShape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Which events a change becomes: those that the app subscribed to, has the scope for and is in the channel for. */
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
            case Happening.Archived archived -> archived(archived.channel(), archived.user());
            case Happening.Reacted reacted -> reacted(reacted);
            case Happening.Pinned pinned -> pinned(pinned);
        };
    }

    /** The app's Home came up; empty when the app doesn't ask to hear of it. */
    Optional<ObjectNode> homeOpened(Person person, Optional<OpenView> home) {
        var type = "app_home_opened";
        if (!workspace.app().events().contains(type)) {
            return Optional.empty();
        }
        ObjectNode event = Json.object()
                .put("type", type)
                .put("user", person.id())
                .put("channel", workspace.directWith(person.id()).id())
                .put("tab", "home")
                .put("event_ts", ts());
        home.ifPresent(view -> event.set("view", ViewShape.of(view, workspace.app())));
        return Optional.of(event);
    }

    private List<ObjectNode> posted(Channel channel, Message message) {
        var events = new ArrayList<ObjectNode>();
        if (!isIn(channel)) {
            return events;
        }
        if (hearsMessages(channel)) {
            events.add(inChannel(channel, messages.of(channel, message, true)));
        }
        if (hears("file_shared", "files:read")) {
            message.content().files().forEach(file -> events.add(shared(channel, message, file)));
        }
        var mention = "<@" + workspace.app().botUserId() + ">";
        if (hears("app_mention", "app_mentions:read")
                && !channel.isDirect()
                && message.text().contains(mention)) {
            events.add(messages.of(channel, message, false)
                    .put("type", "app_mention")
                    .put("channel", channel.id())
                    .put("event_ts", message.ts()));
        }
        return events;
    }

    private ObjectNode shared(Channel channel, Message message, String file) {
        var event = Json.object()
                .put("type", "file_shared")
                .put("file_id", file)
                .put("user_id", message.author().user())
                .put("channel_id", channel.id())
                .put("event_ts", message.ts());
        event.putObject("file").put("id", file);
        return event;
    }

    private List<ObjectNode> edited(Happening.Edited edited) {
        if (!isIn(edited.channel()) || !hearsMessages(edited.channel())) {
            return List.of();
        }
        var event = changed("message_changed", edited.channel());
        event.set("message", messages.of(edited.channel(), edited.after(), true));
        event.set("previous_message", messages.of(edited.channel(), edited.before(), true));
        return List.of(event);
    }

    private List<ObjectNode> deleted(Happening.Deleted deleted) {
        if (!isIn(deleted.channel()) || !hearsMessages(deleted.channel())) {
            return List.of();
        }
        var event = changed("message_deleted", deleted.channel())
                .put("deleted_ts", deleted.message().ts());
        event.set("previous_message", messages.of(deleted.channel(), deleted.message(), true));
        return List.of(event);
    }

    private List<ObjectNode> membership(String type, Channel channel, String user) {
        if (!hears(type, reading(channel))) {
            return List.of();
        }
        return List.of(Json.object()
                .put("type", type)
                .put("user", user)
                .put("channel", channel.id())
                .put("channel_type", channel.kind() == Kind.PRIVATE ? "G" : "C")
                .put("team", workspace.app().teamId())
                .put("event_ts", ts()));
    }

    private List<ObjectNode> archived(Channel channel, String user) {
        var type = channel.kind() == Kind.PRIVATE ? "group_archive" : "channel_archive";
        if (!hears(type, reading(channel))) {
            return List.of();
        }
        return List.of(Json.object()
                .put("type", type)
                .put("channel", channel.id())
                .put("user", user)
                .put("is_moved", 0)
                .put("event_ts", ts()));
    }

    private List<ObjectNode> reacted(Happening.Reacted reacted) {
        var type = reacted.added() ? "reaction_added" : "reaction_removed";
        var message = reacted.message();
        if (!hears(type, "reactions:read") || !isIn(workspace.channel(message.channel()))) {
            return List.of();
        }
        var event = Json.object()
                .put("type", type)
                .put("user", reacted.user())
                .put("reaction", reacted.emoji())
                .put("item_user", message.author().user())
                .put("event_ts", ts());
        event.putObject("item")
                .put("type", "message")
                .put("channel", message.channel())
                .put("ts", message.ts());
        return List.of(event);
    }

    private List<ObjectNode> pinned(Happening.Pinned pinned) {
        var type = pinned.added() ? "pin_added" : "pin_removed";
        var channel = pinned.channel();
        if (!hears(type, "pins:read") || !isIn(channel)) {
            return List.of();
        }
        var message = pinned.message();
        long now = workspace.now();
        var event = Json.object()
                .put("type", type)
                .put("user", pinned.user())
                .put("channel_id", channel.id())
                .put("item_user", message.author().user())
                .put("pin_count", Integer.toString(channel.pins().size()))
                .put("has_pins", !channel.pins().isEmpty())
                .put("event_ts", ts());
        event.putObject("pinned_info")
                .put("channel", channel.id())
                .put("pinned_by", pinned.user())
                .put("pinned_ts", now);
        event.putObject("item")
                .put("type", "message")
                .put("channel", channel.id())
                .put("created", now)
                .put("created_by", pinned.user())
                .set("message", messages.of(channel, message, false).put("permalink", messages.link(channel, message)));
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

    private boolean hearsMessages(Channel channel) {
        return switch (channel.kind()) {
            case PUBLIC -> hears("message.channels", "channels:history");
            case PRIVATE -> hears("message.groups", "groups:history");
            case DIRECT -> hears("message.im", "im:history");
            case GROUP -> hears("message.mpim", "mpim:history");
        };
    }

    private static String reading(Channel channel) {
        return channel.kind() == Kind.PRIVATE ? "groups:read" : "channels:read";
    }

    /** Slack keeps back what an app subscribed to without the scope for it. */
    private boolean hears(String event, String scope) {
        var app = workspace.app();
        return app.events().contains(event) && app.scopes().contains(scope);
    }

    private boolean isIn(Channel channel) {
        return channel.has(workspace.app().botUserId());
    }

    private String ts() {
        var now = workspace.clock().instant();
        return "%d.%06d".formatted(now.getEpochSecond(), now.getNano() / 1000);
    }
}
