package dev.capstan.workspace.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.capstan.workspace.act.Delivery;
import dev.capstan.workspace.model.Channel;
import dev.capstan.workspace.model.Channel.Kind;
import dev.capstan.workspace.model.Message;
import dev.capstan.workspace.model.OpenView;
import dev.capstan.workspace.model.Person;
import dev.capstan.workspace.model.StoredFile;
import dev.capstan.workspace.model.Workspace;
import dev.capstan.workspace.shape.FileShape;
import dev.capstan.workspace.shape.Json;
import dev.capstan.workspace.shape.MessageShape;
import dev.capstan.workspace.shape.ViewShape;
import dev.capstan.workspace.wire.Traffic;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Messages, channels, views and traffic as a person's screen needs them. Called under the workspace's lock. */
final class Shown {
    private final Workspace workspace;
    private final MessageShape messages;

    Shown(Workspace workspace) {
        this.workspace = workspace;
        this.messages = new MessageShape(workspace);
    }

    ObjectNode message(Channel channel, Message message) {
        var json = messages.of(channel, message, true).put("channel", channel.id());
        if (message.author().username() != null) {
            json.put("username", message.author().username());
        }
        if (message.isEphemeral()) {
            json.put("ephemeral", true);
        }
        if (message.broadcast()) {
            json.put("broadcast", true);
        }
        json.path("files").forEach(file -> addUrl((ObjectNode) file));
        return json;
    }

    ObjectNode channel(Channel channel, Person reader) {
        var json = Json.object()
                .put("id", channel.id())
                .put("name", name(channel))
                .put("kind", kind(channel))
                .put("member", channel.has(reader.id()))
                .put("archived", channel.archived())
                .put("topic", channel.topic())
                .put("latest", latest(channel).orElse(null));
        json.set("members", Json.strings(channel.members()));
        if (channel.kind() == Kind.DIRECT) {
            channel.members().stream()
                    .filter(member -> !member.equals(workspace.app().botUserId()))
                    .findFirst()
                    .ifPresent(other -> json.put("with", other));
        }
        return json;
    }

    ObjectNode views(String user) {
        var json = Json.object();
        var modals = json.putArray("modals");
        workspace.views().stack(user).forEach(view -> modals.add(view(view)));
        json.set("home", workspace.views().home(user).<JsonNode>map(this::view).orElse(null));
        return json;
    }

    ObjectNode file(StoredFile file) {
        return addUrl(FileShape.of(file));
    }

    static ObjectNode entry(Traffic.Entry entry) {
        var json = Json.object()
                .put("seq", entry.seq())
                .put("way", entry.way().name().toLowerCase(Locale.ROOT))
                .put("what", (entry.what() + " " + entry.detail()).strip())
                .put("at", entry.at().toString())
                .put("took_ms", entry.took().toMillis())
                .put("status", entry.status())
                .put("request", entry.request())
                .put("answer", entry.answer())
                .put("transport", entry.transport().name().toLowerCase(Locale.ROOT));
        var headers = json.putObject("headers");
        entry.headers().forEach(headers::put);
        return json;
    }

    static ObjectNode delivery(Delivery delivery) {
        return Json.object()
                .put("delivered", delivery.acknowledged())
                .put("status", delivery.status())
                .put("took_ms", delivery.took().toMillis())
                .put("problem", delivery.problem().orElse(null));
    }

    static ArrayNode list(Iterable<JsonNode> nodes) {
        var list = Json.array();
        nodes.forEach(list::add);
        return list;
    }

    private ObjectNode view(OpenView view) {
        var json = ViewShape.of(view, workspace.app());
        var errors = json.putObject("errors");
        view.errors().forEach(errors::put);
        return json;
    }

    private static ObjectNode addUrl(ObjectNode file) {
        return file.put("url", "/control/files/" + file.path("id").asText() + "/content");
    }

    private static String kind(Channel channel) {
        return switch (channel.kind()) {
            case PUBLIC -> "public";
            case PRIVATE -> "private";
            case DIRECT, GROUP -> "direct";
        };
    }

    private String name(Channel channel) {
        return switch (channel.kind()) {
            case PUBLIC, PRIVATE -> channel.name();
            case DIRECT -> workspace.app().botName();
            case GROUP ->
                channel.members().stream()
                        .map(id -> workspace
                                .directory()
                                .person(id)
                                .map(Person::name)
                                .orElse(id))
                        .collect(Collectors.joining(", "));
        };
    }

    private static Optional<String> latest(Channel channel) {
        return channel.timelineBefore(null, 1).stream().map(Message::ts).findFirst();
    }
}
