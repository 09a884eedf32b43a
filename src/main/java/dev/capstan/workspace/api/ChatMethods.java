package dev.capstan.workspace.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.capstan.workspace.api.Endpoint.Tier;
import dev.capstan.workspace.model.Content;
import dev.capstan.workspace.model.Message;
import dev.capstan.workspace.model.Workspace;
import dev.capstan.workspace.shape.Json;
import dev.capstan.workspace.shape.MessageShape;
import java.util.List;

/** chat.*: post, update, delete, whisper, link. */
final class ChatMethods {
    private static final int UPDATE_TEXT = 4_000;
    private static final List<String> WRITE = List.of("chat:write");

    private final Workspace workspace;
    private final Reach reach;
    private final Drafts drafts;
    private final MessageShape shape;

    ChatMethods(Workspace workspace, Reach reach, Drafts drafts) {
        this.workspace = workspace;
        this.reach = reach;
        this.drafts = drafts;
        this.shape = new MessageShape(workspace);
    }

    void offer(MethodTable table) {
        table.offer("chat.postMessage", Tier.POSTING, WRITE, this::post);
        table.offer("chat.update", Tier.THREE, WRITE, this::update);
        table.offer("chat.delete", Tier.THREE, WRITE, this::delete);
        table.offer("chat.postEphemeral", Tier.FOUR, WRITE, this::whisper);
        table.offer("chat.getPermalink", Tier.POSTING, List.of(), this::permalink);
    }

    private ObjectNode post(Call call) {
        var channel = reach.postable(call, call.needed("channel"));
        var draft = Message.draft(channel.id(), workspace.app().author(), drafts.content(call));
        var thread = call.text("thread_ts");
        if (!thread.isEmpty()) {
            var broadcast = call.flag("reply_broadcast");
            draft = draft.inThread(thread, broadcast);
            draft = broadcast ? draft.ofSubtype("thread_broadcast") : draft;
        }
        var message = workspace.conversations().post(channel, draft);
        var answer = Json.object().put("channel", channel.id()).put("ts", message.ts());
        return answer.set("message", shape.of(channel, message, true));
    }

    /** Blocks, attachments and metadata that are not given stay as they were; an empty list removes them. */
    private ObjectNode update(Call call) {
        var channel = reach.visible(call.needed("channel"));
        var before = reach.message(channel, call.needed("ts"));
        if (!workspace.app().botId().equals(before.author().botId())) {
            throw Refusal.of("cant_update_message");
        }
        if (channel.archived()) {
            throw Refusal.of("is_inactive");
        }
        var text = call.text("text");
        if (text.codePointCount(0, text.length()) > UPDATE_TEXT) {
            throw Refusal.of("msg_too_long");
        }
        var old = before.content();
        var after = new Content(
                text.isEmpty() && !call.has("text") ? old.text() : text,
                drafts.blocks(call).orElse(old.blocks()),
                drafts.attachments(call).orElse(old.attachments()),
                drafts.metadata(call).orElse(old.metadata()),
                old.files());
        if (text.isEmpty() && !call.has("blocks") && !call.has("attachments") && !call.has("metadata")) {
            throw Refusal.of("no_text");
        }
        var message = workspace.conversations().edit(channel, before, after);
        var answer = Json.object()
                .put("channel", channel.id())
                .put("ts", message.ts())
                .put("text", message.text());
        return answer.set("message", shape.of(channel, message, true));
    }

    private ObjectNode delete(Call call) {
        var channel = reach.visible(call.needed("channel"));
        var message = reach.message(channel, call.needed("ts"));
        if (!workspace.app().botId().equals(message.author().botId())) {
            throw Refusal.of("cant_delete_message");
        }
        workspace.conversations().delete(channel, message);
        return Json.object().put("channel", channel.id()).put("ts", message.ts());
    }

    private ObjectNode whisper(Call call) {
        var channel = reach.postable(call, call.needed("channel"));
        var reader = call.needed("user");
        if (!channel.has(reader)) {
            throw Refusal.of("user_not_in_channel");
        }
        var draft = Message.draft(channel.id(), workspace.app().author(), drafts.content(call))
                .seenOnlyBy(reader);
        var thread = call.text("thread_ts");
        var message = workspace.conversations().whisper(thread.isEmpty() ? draft : draft.inThread(thread, false));
        return Json.object().put("message_ts", message.ts());
    }

    private ObjectNode permalink(Call call) {
        var channel = reach.visible(call.needed("channel"));
        var message = reach.message(channel, call.needed("message_ts"));
        return Json.object().put("channel", channel.id()).put("permalink", shape.link(channel, message));
    }
}
