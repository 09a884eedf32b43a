package dev.capstan.workspace.model;

import dev.capstan.workspace.model.Channel.Kind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Channels, direct messages and everything said in them; tells its listener of each change. */
public final class Conversations {
    private static final int EPHEMERALS_KEPT = 10_000;

    private final Map<String, Channel> channels = new LinkedHashMap<>();
    private final Map<String, Channel> byName = new LinkedHashMap<>();
    private final Map<Set<String>, Channel> direct = new LinkedHashMap<>();
    private final TreeMap<String, Message> ephemerals = new TreeMap<>();
    private final Ids ids;
    private final Timestamps timestamps;
    private final Consumer<Happening> listener;
    private final Consumer<Change> changes;

    Conversations(Ids ids, Timestamps timestamps, Consumer<Happening> listener, Consumer<Change> changes) {
        this.ids = ids;
        this.timestamps = timestamps;
        this.listener = listener;
        this.changes = changes;
    }

    public Channel create(String id, String name, Kind kind, Collection<String> members, long created) {
        var channel = new Channel(id == null ? ids.next("C") : id, name, kind, created);
        channel.members().addAll(members);
        channels.put(channel.id(), channel);
        byName.put(name, channel);
        changed(channel);
        return channel;
    }

    public Channel open(Set<String> people, long created) {
        return direct.computeIfAbsent(Set.copyOf(people), who -> {
            var kind = who.size() > 2 ? Kind.GROUP : Kind.DIRECT;
            var channel = new Channel(ids.next(kind == Kind.GROUP ? "G" : "D"), "", kind, created);
            channel.members().addAll(who);
            channels.put(channel.id(), channel);
            changed(channel);
            return channel;
        });
    }

    public Optional<Channel> byId(String id) {
        return Optional.ofNullable(channels.get(id));
    }

    public Optional<Channel> byName(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    public List<Channel> all() {
        return List.copyOf(channels.values());
    }

    public void join(Channel channel, String user) {
        if (channel.members().add(user)) {
            changed(channel);
            listener.accept(new Happening.Joined(channel, user));
        }
    }

    public void leave(Channel channel, String user) {
        if (channel.members().remove(user)) {
            changed(channel);
            listener.accept(new Happening.Left(channel, user));
        }
    }

    public void archive(Channel channel, String by, boolean archived) {
        channel.archive(archived);
        changed(channel);
        if (archived) {
            listener.accept(new Happening.Archived(channel, by));
        }
    }

    public void topic(Channel channel, String topic) {
        channel.topic(topic);
        changed(channel);
    }

    public boolean pin(Channel channel, Message message, String by) {
        boolean isNew = channel.pins().putIfAbsent(message.ts(), by) == null;
        if (isNew) {
            pinned(channel, message, by, true);
        }
        return isNew;
    }

    public boolean unpin(Channel channel, Message message, String by) {
        boolean was = channel.pins().remove(message.ts()) != null;
        if (was) {
            pinned(channel, message, by, false);
        }
        return was;
    }

    private void pinned(Channel channel, Message message, String by, boolean added) {
        changed(channel);
        changes.accept(new Change.MessageChanged(message));
        listener.accept(new Happening.Pinned(channel, message, by, added));
    }

    public Message post(Channel channel, Message draft) {
        var message = draft.at(timestamps.next());
        put(channel, message);
        listener.accept(new Happening.Posted(channel, message));
        return message;
    }

    public Message whisper(Message draft) {
        var message = draft.at(timestamps.next());
        ephemerals.put(message.ts(), message);
        changes.accept(new Change.MessageChanged(message));
        if (ephemerals.size() > EPHEMERALS_KEPT) {
            changes.accept(new Change.MessageGone(ephemerals.pollFirstEntry().getValue()));
        }
        return message;
    }

    /** A response_url may replace an ephemeral message; chat.update never can. */
    public void rewriteWhisper(String ts, Content content) {
        whisper(ts).map(m -> m.saying(content, timestamps.next())).ifPresent(message -> {
            ephemerals.put(ts, message);
            changes.accept(new Change.MessageChanged(message));
        });
    }

    public boolean forgetWhisper(String ts) {
        var gone = whisper(ts);
        gone.ifPresent(message -> {
            ephemerals.remove(ts);
            changes.accept(new Change.MessageGone(message));
        });
        return gone.isPresent();
    }

    public List<Message> whispers() {
        return List.copyOf(ephemerals.values());
    }

    public List<Message> whispersTo(String user) {
        return ephemerals.values().stream()
                .filter(m -> m.onlyFor().equals(user))
                .toList();
    }

    public Optional<Message> whisper(String ts) {
        return Optional.ofNullable(ephemerals.get(ts));
    }

    public Message edit(Channel channel, Message before, Content content) {
        var after = before.saying(content, timestamps.next());
        put(channel, after);
        listener.accept(new Happening.Edited(channel, before, after));
        return after;
    }

    /** A parent with replies leaves a tombstone, any other message leaves nothing. */
    public void delete(Channel channel, Message message) {
        channel.drop(message);
        if (!message.isReply() && !channel.replies(message.ts()).isEmpty()) {
            put(channel, message.buried());
        } else {
            changes.accept(new Change.MessageGone(message));
        }
        listener.accept(new Happening.Deleted(channel, message));
    }

    public boolean react(Channel channel, Message message, String user, String emoji) {
        var reactions = new LinkedHashMap<>(message.reactions());
        var who = new ArrayList<>(reactions.getOrDefault(emoji, List.of()));
        if (who.contains(user)) {
            return false;
        }
        who.add(user);
        reactions.put(emoji, List.copyOf(who));
        put(channel, message.reacted(reactions));
        listener.accept(new Happening.Reacted(message, user, emoji, true));
        return true;
    }

    public boolean unreact(Channel channel, Message message, String user, String emoji) {
        var reactions = new LinkedHashMap<>(message.reactions());
        var who = new ArrayList<>(reactions.getOrDefault(emoji, List.of()));
        if (!who.remove(user)) {
            return false;
        }
        if (who.isEmpty()) {
            reactions.remove(emoji);
        } else {
            reactions.put(emoji, List.copyOf(who));
        }
        put(channel, message.reacted(reactions));
        listener.accept(new Happening.Reacted(message, user, emoji, false));
        return true;
    }

    /** The newest timestamp given, to anything. */
    public String lastTs() {
        return timestamps.last();
    }

    public void goOnAfter(String ts) {
        timestamps.goOnAfter(ts);
    }

    /** A channel as it was in an earlier life of the workspace; nobody is told. */
    public Channel restore(String id, String name, Kind kind, Set<String> members, long created) {
        var channel = channels.computeIfAbsent(id, k -> new Channel(id, name, kind, created));
        channel.members().clear();
        channel.members().addAll(members);
        if (channel.isDirect()) {
            direct.put(Set.copyOf(members), channel);
        } else {
            byName.put(name, channel);
        }
        return channel;
    }

    public void restore(Channel channel, boolean archived, String topic, Map<String, String> pins) {
        channel.archive(archived);
        channel.topic(topic);
        channel.pins().clear();
        channel.pins().putAll(pins);
    }

    /** A message as it was; one that is here already is replaced. */
    public void restore(Message message) {
        if (message.isEphemeral()) {
            ephemerals.put(message.ts(), message);
        } else {
            byId(message.channel()).orElseThrow().put(message);
        }
        timestamps.goOnAfter(message.ts());
    }

    public void restoreGone(String channel, String ts) {
        ephemerals.remove(ts);
        byId(channel).ifPresent(where -> where.message(ts).ifPresent(where::drop));
    }

    private void put(Channel channel, Message message) {
        channel.put(message);
        changes.accept(new Change.MessageChanged(message));
    }

    private void changed(Channel channel) {
        changes.accept(new Change.ChannelChanged(channel));
    }
}
