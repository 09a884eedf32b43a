package dev.capstan.workspace.control;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.capstan.workspace.model.Channel;
import dev.capstan.workspace.model.Message;
import dev.capstan.workspace.model.Person;
import dev.capstan.workspace.model.RegisteredShortcut;
import dev.capstan.workspace.model.StoredFile;
import dev.capstan.workspace.model.Workspace;
import dev.capstan.workspace.shape.Json;
import dev.capstan.workspace.wire.Traffic;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What one person can see. */
final class Reading {
    private static final int MOST = 1_000;

    private final Workspace workspace;
    private final Traffic traffic;
    private final Shown shown;

    Reading(Workspace workspace, Traffic traffic, Shown shown) {
        this.workspace = workspace;
        this.traffic = traffic;
        this.shown = shown;
    }

    ObjectNode workspace(Person reader) {
        var app = workspace.app();
        workspace.directWith(reader.id());
        var json = Json.object().put("me", reader.id());
        json.putObject("team")
                .put("id", app.teamId())
                .put("name", app.teamDomain())
                .put("domain", app.teamDomain());
        json.putObject("app").put("id", app.appId()).put("name", app.botName()).put("bot_user_id", app.botUserId());
        var people = json.putArray("people");
        Stream.concat(
                        Stream.of(Person.of("USLACKBOT", "slackbot")
                                .called("Slackbot")
                                .asBot()),
                        workspace.directory().people().stream())
                .forEach(person -> people.add(person(person)));
        var groups = json.putArray("groups");
        workspace.directory().groups().stream().filter(g -> !g.disabled()).forEach(group -> groups.addObject()
                .put("id", group.id())
                .put("handle", group.handle())
                .put("name", group.name())
                .set("members", Json.strings(group.members())));
        var channels = json.putArray("channels");
        workspace.conversations().all().stream()
                .filter(channel -> channel.isVisibleTo(reader))
                .forEach(channel -> channels.add(shown.channel(channel, reader)));
        var commands = json.putArray("commands");
        app.commands().forEach(command -> commands.addObject()
                .put("command", command.command())
                .put("description", command.description())
                .put("usage", command.usage()));
        var shortcuts = json.putArray("shortcuts");
        app.shortcuts().forEach(shortcut -> shortcuts.add(shortcut(shortcut)));
        return json;
    }

    /** The newest of the channel before this moment, oldest first, with what only the reader sees in between. */
    ObjectNode messages(Person reader, Channel channel, String before, int limit) {
        var page = Math.clamp(limit, 1, MOST);
        var whispers = whispers(reader, channel)
                .filter(m -> !m.isReply())
                .filter(m -> before == null || m.ts().compareTo(before) < 0);
        var newestFirst = Stream.concat(channel.timelineBefore(before, page + 1).stream(), whispers)
                .sorted(Comparator.comparing(Message::ts).reversed())
                .limit(page + 1)
                .toList();
        var shownNow = newestFirst.subList(0, Math.min(page, newestFirst.size()));
        return list(channel, shownNow.reversed()).put("more", newestFirst.size() > page);
    }

    ObjectNode thread(Person reader, Channel channel, String ts) {
        var asked = channel.message(ts);
        var rootTs = asked.filter(Message::isReply).map(Message::threadTs).orElse(ts);
        var root = channel.message(rootTs)
                .orElseThrow(() -> new TurnedAway(404, "There is no message " + ts + " in this channel."));
        var whispers = whispers(reader, channel).filter(m -> m.isReply() && rootTs.equals(m.threadTs()));
        var replies =
                Stream.concat(channel.replies(rootTs).stream(), whispers).sorted(Comparator.comparing(Message::ts));
        return list(channel, Stream.concat(Stream.of(root), replies).toList());
    }

    ObjectNode views(Person reader) {
        return shown.views(reader.id());
    }

    ObjectNode files() {
        var json = Json.object();
        var files = json.putArray("files");
        workspace.files().all().stream().filter(StoredFile::complete).forEach(file -> files.add(shown.file(file)));
        return json;
    }

    ObjectNode traffic(long after) {
        var json = Json.object();
        var entries = json.putArray("entries");
        traffic.after(after).forEach(entry -> entries.add(Shown.entry(entry)));
        return json;
    }

    /** What the reader may not see doesn't exist for them. */
    Channel channel(Person reader, String id) {
        return workspace
                .conversations()
                .byId(id)
                .or(() -> workspace.conversations().byName(id))
                .filter(channel -> channel.isVisibleTo(reader))
                .orElseThrow(() -> new TurnedAway(404, "There is no channel " + id + " for " + reader.name() + "."));
    }

    private Stream<Message> whispers(Person reader, Channel channel) {
        return workspace.conversations().whispersTo(reader.id()).stream()
                .filter(m -> channel.id().equals(m.channel()));
    }

    private ObjectNode list(Channel channel, List<Message> messages) {
        var json = Json.object();
        var list = json.putArray("messages");
        messages.forEach(message -> list.add(shown.message(channel, message)));
        return json;
    }

    private static ObjectNode person(Person person) {
        return Json.object()
                .put("id", person.id())
                .put("name", person.name())
                .put("real_name", person.realName())
                .put("title", person.title())
                .put("locale", person.locale())
                .put("guest", person.guest())
                .put("bot", person.bot());
    }

    private static ObjectNode shortcut(RegisteredShortcut shortcut) {
        return Json.object()
                .put("callback_id", shortcut.callbackId())
                .put("name", shortcut.name())
                .put("type", shortcut.type().name().toLowerCase(Locale.ROOT));
    }
}
