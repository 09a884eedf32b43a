package dev.capstan.workspace.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.capstan.workspace.api.Endpoint.Tier;
import dev.capstan.workspace.model.Channel;
import dev.capstan.workspace.model.Channel.Kind;
import dev.capstan.workspace.model.Message;
import dev.capstan.workspace.model.Workspace;
import dev.capstan.workspace.shape.ChannelShape;
import dev.capstan.workspace.shape.Json;
import dev.capstan.workspace.shape.MessageShape;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** conversations.*, the reading half: list, info, members, history, replies. */
final class ConversationMethods {
    private final Workspace workspace;
    private final Reach reach;
    private final MessageShape shape;

    ConversationMethods(Workspace workspace, Reach reach) {
        this.workspace = workspace;
        this.reach = reach;
        this.shape = new MessageShape(workspace);
    }

    void offer(MethodTable table) {
        table.offer("conversations.list", Tier.TWO, List.of(), this::list);
        table.offer("conversations.info", Tier.THREE, List.of(), this::info);
        table.offer("conversations.members", Tier.FOUR, List.of(), this::members);
        table.offer("conversations.history", Tier.THREE, List.of(), this::history);
        table.offer("conversations.replies", Tier.THREE, List.of(), this::replies);
    }

    /** Scopes are named after the kind of conversation they open. */
    static String scope(Kind kind, String what) {
        return switch (kind) {
            case PUBLIC -> "channels:" + what;
            case PRIVATE -> "groups:" + what;
            case DIRECT -> "im:" + what;
            case GROUP -> "mpim:" + what;
        };
    }

    private ObjectNode list(Call call) {
        var types = call.text("types").isEmpty() ? "public_channel" : call.text("types");
        var kinds = new ArrayList<Kind>();
        for (var type : Arrays.stream(types.split(",")).map(String::strip).toList()) {
            var kind = kind(type);
            call.needsScope(scope(kind, "read"));
            kinds.add(kind);
        }
        var channels = workspace.conversations().all().stream()
                .filter(c -> kinds.contains(c.kind()))
                .filter(c -> c.kind() == Kind.PUBLIC || reach.isIn(c))
                .filter(c -> !(call.flag("exclude_archived") && c.archived()))
                .toList();
        return Page.of(call, 100, "channels", channels, c -> ChannelShape.of(c, workspace.app()));
    }

    private ObjectNode info(Call call) {
        var channel = readable(call, "read");
        var shown = ChannelShape.of(channel, workspace.app());
        if (!call.flag("include_num_members")) {
            shown.remove("num_members");
        }
        return Json.object().set("channel", shown);
    }

    private ObjectNode members(Call call) {
        var channel = readable(call, "read");
        return Page.of(call, 100, "members", List.copyOf(channel.members()), TextNode::valueOf);
    }

    private ObjectNode history(Call call) {
        var channel = readable(call, "history");
        if (!reach.isIn(channel)) {
            throw Refusal.of("not_in_channel");
        }
        var newestFirst = channel.timeline().stream()
                .filter(m -> within(call, m))
                .sorted(Comparator.comparing(Message::ts).reversed())
                .toList();
        return messages(call, 100, channel, newestFirst)
                .put("pin_count", channel.pins().size());
    }

    private ObjectNode replies(Call call) {
        var channel = readable(call, "history");
        if (!reach.isIn(channel)) {
            throw Refusal.of("not_in_channel");
        }
        var asked = channel.message(call.needed("ts")).orElseThrow(() -> Refusal.of("thread_not_found"));
        var parentTs = asked.isReply() ? asked.threadTs() : asked.ts();
        var thread = new ArrayList<Message>();
        channel.message(parentTs).ifPresent(thread::add);
        channel.replies(parentTs).stream().filter(m -> within(call, m)).forEach(thread::add);
        return messages(call, 1000, channel, thread);
    }

    private ObjectNode messages(Call call, int usual, Channel channel, List<Message> messages) {
        var withMetadata = call.flag("include_all_metadata");
        var page = Page.of(call, usual, "messages", messages, m -> shape.of(channel, m, withMetadata));
        return page.put("has_more", Page.hasMore(page));
    }

    private static boolean within(Call call, Message message) {
        var time = new BigDecimal(message.ts());
        var nearest = call.flag("inclusive") ? 0 : 1;
        return time(call, "oldest").map(time::compareTo).orElse(1) >= nearest
                && time(call, "latest").map(latest -> latest.compareTo(time)).orElse(1) >= nearest;
    }

    private static Optional<BigDecimal> time(Call call, String name) {
        try {
            return Optional.of(call.text(name)).filter(t -> !t.isEmpty()).map(BigDecimal::new);
        } catch (NumberFormatException e) {
            throw Refusal.of("invalid_ts_" + name);
        }
    }

    private Channel readable(Call call, String what) {
        var channel = reach.visible(call.needed("channel"));
        call.needsScope(scope(channel.kind(), what));
        return channel;
    }

    private static Kind kind(String type) {
        return switch (type) {
            case "public_channel" -> Kind.PUBLIC;
            case "private_channel" -> Kind.PRIVATE;
            case "im" -> Kind.DIRECT;
            case "mpim" -> Kind.GROUP;
            default -> throw Refusal.of("invalid_types");
        };
    }
}
