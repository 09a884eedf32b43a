package dev.capstan.workspace.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.capstan.workspace.blocks.BlockRules;
import dev.capstan.workspace.blocks.Completion;
import dev.capstan.workspace.model.Content;
import dev.capstan.workspace.model.Workspace;
import java.util.List;
import java.util.Optional;

/** Reads and judges what a message is to say. */
public final class Drafts {
    private static final int TEXT_KEPT = 40_000;
    private static final int METADATA = 8_000;

    private final Workspace workspace;
    private final BlockRules rules;

    public Drafts(Workspace workspace, BlockRules rules) {
        this.workspace = workspace;
        this.rules = rules;
    }

    Content content(Call call) {
        var blocks = blocks(call).orElse(null);
        var attachments = attachments(call).orElse(null);
        var text = text(call);
        if (text.isEmpty() && isEmpty(blocks) && isEmpty(attachments)) {
            throw Refusal.of("no_text");
        }
        return new Content(text, blocks, attachments, metadata(call).orElse(null), List.of());
    }

    String text(Call call) {
        var text = call.text("text");
        if (text.codePointCount(0, text.length()) > TEXT_KEPT) {
            call.warn("message_truncated");
            return text.substring(0, text.offsetByCodePoints(0, TEXT_KEPT));
        }
        return text;
    }

    Optional<JsonNode> blocks(Call call) {
        return call.json("blocks", "invalid_blocks_format").map(this::judged);
    }

    /** Judges and completes; also what an acknowledgement or a response url carries goes through here. */
    public JsonNode judged(JsonNode blocks) {
        if (!blocks.isArray()) {
            throw Refusal.of("invalid_blocks_format");
        }
        var complaints = rules.ofMessage(blocks);
        if (!complaints.isEmpty()) {
            throw Refusal.complaining("invalid_blocks", complaints);
        }
        if (BlockRules.tooMuchText(blocks)) {
            throw Refusal.of("msg_blocks_too_long");
        }
        Completion.complete(blocks, () -> Long.toString(workspace.ids().number(), 36));
        return blocks;
    }

    Optional<JsonNode> attachments(Call call) {
        var attachments = call.json("attachments", "invalid_attachments");
        attachments.ifPresent(list -> {
            if (!list.isArray()) {
                throw Refusal.of("invalid_attachments");
            }
            if (list.size() > 100) {
                throw Refusal.of("too_many_attachments");
            }
            list.forEach(each -> Optional.ofNullable(each.get("blocks")).ifPresent(this::judged));
        });
        return attachments;
    }

    Optional<JsonNode> metadata(Call call) {
        var metadata = call.json("metadata", "invalid_metadata_format");
        metadata.filter(m -> !m.isEmpty()).ifPresent(m -> {
            if (!m.path("event_type").isTextual() || !m.path("event_payload").isObject()) {
                throw Refusal.of("invalid_metadata_format");
            }
            if (m.toString().length() > METADATA) {
                throw Refusal.of("metadata_too_large");
            }
        });
        return metadata;
    }

    private static boolean isEmpty(JsonNode list) {
        return list == null || list.isEmpty();
    }
}
