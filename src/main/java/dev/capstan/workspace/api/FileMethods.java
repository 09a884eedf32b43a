package dev.capstan.workspace.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.capstan.workspace.api.Endpoint.Tier;
import dev.capstan.workspace.model.Channel;
import dev.capstan.workspace.model.Content;
import dev.capstan.workspace.model.Message;
import dev.capstan.workspace.model.StoredFile;
import dev.capstan.workspace.model.Workspace;
import dev.capstan.workspace.shape.FileShape;
import dev.capstan.workspace.shape.Json;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.UnaryOperator;

/** files.*: announce, complete, look; the bytes come by their own request in between. */
final class FileMethods {
    private static final List<String> WRITE = List.of("files:write");

    private final Workspace workspace;
    private final Reach reach;
    private final Drafts drafts;
    private final UnaryOperator<String> uploadUrl;
    private final Executor later;

    FileMethods(Workspace workspace, Reach reach, Drafts drafts, UnaryOperator<String> uploadUrl, Executor later) {
        this.workspace = workspace;
        this.reach = reach;
        this.drafts = drafts;
        this.uploadUrl = uploadUrl;
        this.later = later;
    }

    void offer(MethodTable table) {
        table.offer("files.getUploadURLExternal", Tier.FOUR, WRITE, this::announce);
        table.offer("files.completeUploadExternal", Tier.FOUR, WRITE, this::complete);
        table.offer("files.info", Tier.FOUR, List.of("files:read"), this::info);
    }

    private ObjectNode announce(Call call) {
        var name = call.needed("filename");
        var length = call.number("length", 0);
        if (length <= 0) {
            throw Refusal.missingArgument("length");
        }
        var file = workspace.files().announce(name, length, workspace.app().botUserId());
        return Json.object().put("upload_url", uploadUrl.apply(file.id())).put("file_id", file.id());
    }

    /** The answer comes at once; the message that shares the files appears a moment later, as with Slack. */
    private ObjectNode complete(Call call) {
        var listed = call.json("files", "invalid_arguments").orElseThrow(() -> Refusal.missingArgument("files"));
        var channels = channels(call);
        var uploaded = new ArrayList<StoredFile>();
        listed.forEach(entry -> uploaded.add(workspace
                .files()
                .byId(entry.path("id").asText())
                .filter(f -> f.bytes() != null)
                .orElseThrow(() -> Refusal.of("file_not_found"))));
        var blocks = drafts.blocks(call).orElse(null);
        var ids = channels.stream().map(Channel::id).toList();
        var answer = Json.object();
        var files = answer.putArray("files");
        for (var i = 0; i < uploaded.size(); i++) {
            var title = listed.get(i).path("title").asText(null);
            files.add(FileShape.of(workspace.files().complete(uploaded.get(i), title, ids)));
        }
        var content = new Content(
                call.text("initial_comment"),
                blocks,
                null,
                null,
                uploaded.stream().map(StoredFile::id).toList());
        var thread = call.text("thread_ts");
        channels.forEach(channel -> later.execute(() -> share(channel, content, thread)));
        return answer;
    }

    private void share(Channel channel, Content content, String thread) {
        workspace.exclusively(() -> {
            var draft = Message.draft(channel.id(), workspace.app().author(), content);
            return workspace.conversations().post(channel, thread.isEmpty() ? draft : draft.inThread(thread, false));
        });
    }

    private List<Channel> channels(Call call) {
        var named = call.has("channel_id") ? call.text("channel_id") : call.text("channels");
        return Arrays.stream(named.split(","))
                .map(String::strip)
                .filter(id -> !id.isEmpty())
                .map(id -> reach.postable(call, id))
                .toList();
    }

    private ObjectNode info(Call call) {
        var file = workspace
                .files()
                .byId(call.needed("file"))
                .filter(StoredFile::complete)
                .orElseThrow(() -> Refusal.of("file_not_found"));
        return Json.object().set("file", FileShape.of(file));
    }
}
