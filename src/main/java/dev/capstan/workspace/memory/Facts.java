package dev.capstan.workspace.memory;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.capstan.workspace.model.Change;
import dev.capstan.workspace.model.Channel;
import dev.capstan.workspace.model.Message;
import dev.capstan.workspace.model.OpenView;
import dev.capstan.workspace.model.Person;
import dev.capstan.workspace.model.StoredFile;
import dev.capstan.workspace.model.UserGroup;
import dev.capstan.workspace.model.Workspace;
import dev.capstan.workspace.shape.Json;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What is true in the workspace, as JSON and back. Modals, and what people entered without sending it, are not kept: they
 * end with the process that shows them. Called under the workspace's lock.
 */
final class Facts {
    private record ChannelFact(
            String id,
            String name,
            Channel.Kind kind,
            long created,
            Set<String> members,
            boolean archived,
            String topic,
            Map<String, String> pins) {}

    private record Home(String user, String id, String hash, ObjectNode source) {}

    /** Where counting goes on. */
    private record Counters(long ids, String ts) {}

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .visibility(PropertyAccessor.FIELD, Visibility.ANY)
            .visibility(PropertyAccessor.GETTER, Visibility.NONE)
            .visibility(PropertyAccessor.IS_GETTER, Visibility.NONE)
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final Workspace workspace;
    private final FileBytes bytes;

    Facts(Workspace workspace, FileBytes bytes) {
        this.workspace = workspace;
        this.bytes = bytes;
    }

    List<ObjectNode> of(Collection<Change> changes) {
        var facts = new ArrayList<ObjectNode>();
        changes.forEach(change -> add(facts, change));
        facts.add(counters());
        return facts;
    }

    List<ObjectNode> everything() {
        var facts = new ArrayList<ObjectNode>();
        var directory = workspace.directory();
        directory.people().forEach(person -> facts.add(fact("person", person)));
        directory.groups().forEach(group -> facts.add(fact("group", group)));
        workspace.files().all().forEach(file -> facts.add(file(file)));
        for (var channel : workspace.conversations().all()) {
            facts.add(channel(channel));
            channel.all().forEach(message -> facts.add(fact("message", message)));
        }
        workspace.conversations().whispers().forEach(message -> facts.add(fact("message", message)));
        directory.people().forEach(person -> home(facts, person.id()));
        facts.add(counters());
        return facts;
    }

    /** About how many facts there are. */
    int size() {
        return workspace.exclusively(() ->
                workspace.conversations().all().stream().mapToInt(Channel::size).sum()
                        + workspace.conversations().whispers().size());
    }

    void keepBytes(Collection<Change> changes) throws IOException {
        for (var change : changes) {
            if (change instanceof Change.FileChanged changed) {
                bytes.keep(changed.file());
            }
        }
    }

    /** False when this is no fact. */
    boolean recall(JsonNode line) {
        try {
            var value = line.path("value");
            var conversations = workspace.conversations();
            switch (line.path("fact").asText()) {
                case "person" -> workspace.directory().put(MAPPER.treeToValue(value, Person.class));
                case "group" -> workspace.directory().put(MAPPER.treeToValue(value, UserGroup.class));
                case "channel" -> recall(MAPPER.treeToValue(value, ChannelFact.class));
                case "message" -> conversations.restore(MAPPER.treeToValue(value, Message.class));
                case "gone" ->
                    conversations.restoreGone(
                            value.path("channel").asText(), value.path("ts").asText());
                case "file" -> recall(MAPPER.treeToValue(value, StoredFile.class));
                case "home" -> recall(MAPPER.treeToValue(value, Home.class));
                case "counters" -> recall(MAPPER.treeToValue(value, Counters.class));
                default -> {
                    return false;
                }
            }
            return true;
        } catch (IOException | RuntimeException e) {
            return false;
        }
    }

    private void add(List<ObjectNode> facts, Change change) {
        switch (change) {
            case Change.MessageChanged c -> facts.add(fact("message", c.message()));
            case Change.MessageGone c ->
                facts.add(fact(
                        "gone",
                        Json.object()
                                .put("channel", c.message().channel())
                                .put("ts", c.message().ts())));
            case Change.ChannelChanged c -> facts.add(channel(c.channel()));
            case Change.PersonChanged c -> facts.add(fact("person", c.person()));
            case Change.GroupChanged c -> facts.add(fact("group", c.group()));
            case Change.FileChanged c -> facts.add(file(c.file()));
            case Change.ViewsChanged c -> home(facts, c.user());
        }
    }

    private static ObjectNode fact(String kind, Object value) {
        var fact = Json.object().put("fact", kind);
        fact.set("value", MAPPER.valueToTree(value));
        return fact;
    }

    private static ObjectNode channel(Channel channel) {
        return fact(
                "channel",
                new ChannelFact(
                        channel.id(),
                        channel.name(),
                        channel.kind(),
                        channel.created(),
                        channel.members(),
                        channel.archived(),
                        channel.topic(),
                        channel.pins()));
    }

    private static ObjectNode file(StoredFile file) {
        return fact("file", file.holding(null));
    }

    private void home(List<ObjectNode> facts, String user) {
        workspace.views().home(user).ifPresent(view -> facts.add(fact("home", home(view))));
    }

    private static Home home(OpenView view) {
        return new Home(view.user(), view.id(), view.hash(), view.source());
    }

    private ObjectNode counters() {
        return fact(
                "counters",
                new Counters(workspace.ids().last(), workspace.conversations().lastTs()));
    }

    private void recall(ChannelFact fact) {
        var channel =
                workspace.conversations().restore(fact.id(), fact.name(), fact.kind(), fact.members(), fact.created());
        workspace.conversations().restore(channel, fact.archived(), fact.topic(), fact.pins());
    }

    private void recall(StoredFile file) {
        workspace.files().restore(file.holding(bytes.of(file)));
    }

    private void recall(Home home) {
        workspace.views().restoreHome(home.user(), home.id(), home.hash(), home.source());
    }

    private void recall(Counters counters) {
        workspace.ids().goOnAfter(counters.ids());
        workspace.conversations().goOnAfter(counters.ts());
    }
}
