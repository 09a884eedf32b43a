package dev.capstan.workspace.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** A conversation and its messages. Everything here is read and written under the workspace's lock. */
public final class Channel {
    public enum Kind {
        PUBLIC,
        PRIVATE,
        DIRECT,
        GROUP
    }

    private final String id;
    private final String name;
    private final Kind kind;
    private final long created;
    private final Set<String> members = new LinkedHashSet<>();
    private final TreeMap<String, Message> messages = new TreeMap<>();
    private final Map<String, TreeSet<String>> threads = new HashMap<>();
    private final Map<String, String> pins = new LinkedHashMap<>();
    private boolean archived;
    private String topic = "";

    Channel(String id, String name, Kind kind, long created) {
        this.id = id;
        this.name = name;
        this.kind = kind;
        this.created = created;
    }

    public String id() {
        return id;
    }

    public String name() {
        return name;
    }

    public Kind kind() {
        return kind;
    }

    public long created() {
        return created;
    }

    public boolean archived() {
        return archived;
    }

    public String topic() {
        return topic;
    }

    /** Guests see only where they are members; others may look into public channels too. */
    public boolean isVisibleTo(Person person) {
        return has(person.id()) || kind == Kind.PUBLIC && !person.guest();
    }

    public Set<String> members() {
        return members;
    }

    public boolean has(String user) {
        return members.contains(user);
    }

    public boolean isDirect() {
        return kind == Kind.DIRECT || kind == Kind.GROUP;
    }

    /** A timestamp to who pinned the message. */
    public Map<String, String> pins() {
        return pins;
    }

    public Optional<Message> message(String ts) {
        return ts == null ? Optional.empty() : Optional.ofNullable(messages.get(ts));
    }

    public int size() {
        return messages.size();
    }

    public List<Message> all() {
        return new ArrayList<>(messages.values());
    }

    /** What the channel itself shows: parents, lone messages and replies sent to the channel as well. */
    public List<Message> timeline() {
        return messages.values().stream()
                .filter(m -> !m.isReply() || m.broadcast())
                .toList();
    }

    /** The newest of the timeline before this moment, newest first; null stands for now. */
    public List<Message> timelineBefore(String ts, int atMost) {
        var earlier = ts == null ? messages : messages.headMap(ts, false);
        return earlier.descendingMap().values().stream()
                .filter(m -> !m.isReply() || m.broadcast())
                .limit(atMost)
                .toList();
    }

    public List<Message> replies(String parent) {
        return threads.getOrDefault(parent, new TreeSet<>()).stream()
                .map(messages::get)
                .toList();
    }

    void topic(String newTopic) {
        topic = newTopic;
    }

    void archive(boolean now) {
        archived = now;
    }

    void put(Message message) {
        messages.put(message.ts(), message);
        if (message.isReply()) {
            threads.computeIfAbsent(message.threadTs(), k -> new TreeSet<>()).add(message.ts());
        }
    }

    void drop(Message message) {
        messages.remove(message.ts());
        pins.remove(message.ts());
        if (message.isReply()) {
            threads.computeIfPresent(message.threadTs(), (k, replies) -> {
                replies.remove(message.ts());
                return replies.isEmpty() ? null : replies;
            });
        }
    }
}
