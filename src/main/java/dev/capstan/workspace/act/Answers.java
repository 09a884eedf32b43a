package dev.capstan.workspace.act;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.capstan.workspace.api.Drafts;
import dev.capstan.workspace.api.Refusal;
import dev.capstan.workspace.model.Author;
import dev.capstan.workspace.model.Channel;
import dev.capstan.workspace.model.Content;
import dev.capstan.workspace.model.Message;
import dev.capstan.workspace.model.Tickets.ReplyTo;
import dev.capstan.workspace.model.Tickets.Verdict;
import dev.capstan.workspace.model.Workspace;
import dev.capstan.workspace.shape.Json;
import java.util.List;

/** What the app says straight back: in an acknowledgement or through a response url. */
public final class Answers {
    /** What a response url answers to the app. */
    public record Reply(int status, String body) {}

    private static final Author SLACKBOT = Author.person("USLACKBOT");

    private final Workspace workspace;
    private final Drafts drafts;

    public Answers(Workspace workspace, Drafts drafts) {
        this.workspace = workspace;
        this.drafts = drafts;
    }

    /** A post to a response url. */
    public Reply respond(String token, String body) {
        return workspace.exclusively(() -> {
            var verdict = workspace.tickets().spendResponse(token);
            if (verdict != Verdict.GOOD) {
                var code = verdict == Verdict.USED ? "used_url" : "expired_url";
                return refused(404, code);
            }
            var said = Json.parse(body).orElse(null);
            if (!(said instanceof ObjectNode message)) {
                return refused(400, "invalid_payload");
            }
            try {
                say(workspace.tickets().replyTo(token), message);
                return new Reply(200, "ok");
            } catch (Refusal refusal) {
                return refused(400, refusal.getMessage());
            }
        });
    }

    /**
     * The body of a command's acknowledgement: nothing, plain text for the one who typed it, or a message. Over a socket
     * some frameworks write nothing as an empty object.
     */
    void acknowledged(ReplyTo where, String command, String body) {
        if (body.isBlank() || body.equals("{}")) {
            return;
        }
        workspace.exclusively(() -> {
            try {
                var parsed = Json.parse(body).filter(JsonNode::isObject);
                say(where, (ObjectNode) parsed.orElseGet(() -> Json.object().put("text", body)));
            } catch (Refusal refusal) {
                whisper(where, command + " failed with the error \"" + refusal.getMessage() + "\"");
            }
        });
    }

    void whisper(ReplyTo where, String text) {
        workspace.exclusively(() -> {
            var draft = Message.draft(where.channel(), SLACKBOT, Content.text(text));
            return workspace.conversations().whisper(inThread(where, draft).seenOnlyBy(where.user()));
        });
    }

    private void say(ReplyTo where, ObjectNode said) {
        var channel = workspace.conversations().byId(where.channel()).orElseThrow();
        if (channel.archived()) {
            throw Refusal.of("is_archived");
        }
        if (said.path("delete_original").asBoolean(false)) {
            deleteOriginal(where, channel);
            return;
        }
        var content = content(said);
        if (said.path("replace_original").asBoolean(false) && where.ts() != null) {
            replaceOriginal(where, channel, content);
            return;
        }
        var draft = inThread(where, Message.draft(channel.id(), workspace.app().author(), content));
        var thread = said.path("thread_ts").asText("");
        var placed = thread.isEmpty() ? draft : draft.inThread(thread, false);
        if (said.path("response_type").asText("ephemeral").equals("in_channel")) {
            workspace.conversations().post(channel, placed);
        } else {
            workspace.conversations().whisper(placed.seenOnlyBy(where.user()));
        }
    }

    private Content content(ObjectNode said) {
        var blocks =
                said.hasNonNull("blocks") ? drafts.judged(said.get("blocks").deepCopy()) : null;
        var text = said.path("text").asText("");
        if (text.isEmpty() && (blocks == null || blocks.isEmpty()) && !said.hasNonNull("attachments")) {
            throw Refusal.of("no_text");
        }
        return new Content(text, blocks, said.get("attachments"), said.get("metadata"), List.of());
    }

    private void replaceOriginal(ReplyTo where, Channel channel, Content content) {
        if (where.ephemeral()) {
            workspace.conversations().rewriteWhisper(where.ts(), content);
        } else {
            channel.message(where.ts())
                    .ifPresent(before -> workspace.conversations().edit(channel, before, content));
        }
    }

    private void deleteOriginal(ReplyTo where, Channel channel) {
        if (where.ephemeral()) {
            workspace.conversations().forgetWhisper(where.ts());
        } else {
            channel.message(where.ts())
                    .ifPresent(message -> workspace.conversations().delete(channel, message));
        }
    }

    private static Message inThread(ReplyTo where, Message draft) {
        return where.threadTs() == null ? draft : draft.inThread(where.threadTs(), false);
    }

    private static Reply refused(int status, String code) {
        return new Reply(
                status, Json.object().put("ok", false).put("error", code).toString());
    }
}
