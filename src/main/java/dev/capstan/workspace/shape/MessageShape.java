package dev.capstan.workspace.shape;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.capstan.workspace.model.Channel;
import dev.capstan.workspace.model.Message;
import dev.capstan.workspace.model.Workspace;

/** A message in histories, events and payloads. */
public final class MessageShape {
    private final Workspace workspace;

    public MessageShape(Workspace workspace) {
        this.workspace = workspace;
    }

    public ObjectNode of(Channel channel, Message message, boolean withMetadata) {
        var json = Json.object().put("type", "message");
        if (message.subtype() != null) {
            json.put("subtype", message.subtype());
        }
        putAuthor(json, message);
        json.put("text", message.text())
                .put("ts", message.ts())
                .put("team", workspace.app().teamId());
        var content = message.content();
        if (content.blocks() != null && !content.blocks().isEmpty()) {
            json.set("blocks", content.blocks());
        }
        if (content.attachments() != null && !content.attachments().isEmpty()) {
            json.set("attachments", content.attachments());
        }
        if (withMetadata && content.metadata() != null && !content.metadata().isEmpty()) {
            json.set("metadata", content.metadata());
        }
        if (!content.files().isEmpty()) {
            var files = json.put("upload", true).putArray("files");
            content.files().forEach(id -> workspace.files().byId(id).ifPresent(file -> files.add(FileShape.of(file))));
        }
        if (message.editedTs() != null) {
            json.putObject("edited").put("user", message.author().user()).put("ts", message.editedTs());
        }
        putReactions(json, message);
        putPin(json, channel, message);
        putThread(json, channel, message);
        return json;
    }

    /** Where the message is found on Slack's own page; of a reply also in which thread. */
    public String link(Channel channel, Message message) {
        var domain = workspace.app().teamDomain();
        var thread = message.isReply() ? "?thread_ts=" + message.threadTs() + "&cid=" + channel.id() : "";
        return "https://%s.slack.com/archives/%s/p%s%s"
                .formatted(domain, channel.id(), message.ts().replace(".", ""), thread);
    }

    private static void putAuthor(ObjectNode json, Message message) {
        var author = message.author();
        json.put("user", author.user());
        if (author.isBot()) {
            json.put("bot_id", author.botId()).put("app_id", author.appId());
            json.putObject("bot_profile")
                    .put("id", author.botId())
                    .put("app_id", author.appId())
                    .put("name", author.username())
                    .put("deleted", false);
        }
    }

    private static void putReactions(ObjectNode json, Message message) {
        if (message.reactions().isEmpty()) {
            return;
        }
        var reactions = json.putArray("reactions");
        message.reactions().forEach((name, users) -> reactions
                .addObject()
                .put("name", name)
                .put("count", users.size())
                .set("users", Json.strings(users)));
    }

    private static void putPin(ObjectNode json, Channel channel, Message message) {
        var by = channel.pins().get(message.ts());
        if (by != null) {
            json.putArray("pinned_to").add(channel.id());
            json.putObject("pinned_info").put("channel", channel.id()).put("pinned_by", by);
        }
    }

    private void putThread(ObjectNode json, Channel channel, Message message) {
        if (message.isReply()) {
            json.put("thread_ts", message.threadTs());
            channel.message(message.threadTs()).ifPresent(parent -> {
                json.put("parent_user_id", parent.author().user());
                if (message.broadcast()) {
                    json.set("root", of(channel, parent, false));
                }
            });
            return;
        }
        var replies = channel.replies(message.ts());
        if (replies.isEmpty()) {
            return;
        }
        var users = replies.stream().map(r -> r.author().user()).distinct().toList();
        json.put("thread_ts", message.ts())
                .put("reply_count", replies.size())
                .put("reply_users_count", users.size())
                .put("latest_reply", replies.getLast().ts())
                .put("is_locked", false)
                .put("subscribed", true)
                .set("reply_users", Json.strings(users));
    }
}
