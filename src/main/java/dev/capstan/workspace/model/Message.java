package dev.capstan.workspace.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A message as it stands now. {@code threadTs} is null outside threads, {@code onlyFor} names the one reader of an
 * ephemeral message and is null for all others.
 */
public record Message(
        String channel,
        String ts,
        String threadTs,
        boolean broadcast,
        String subtype,
        Author author,
        Content content,
        String editedTs,
        Map<String, List<String>> reactions,
        String onlyFor) {

    public static final String TOMBSTONE = "tombstone";

    public static Message draft(String channel, Author author, Content content) {
        return new Message(channel, null, null, false, null, author, content, null, Map.of(), null);
    }

    public Message inThread(String parent, boolean alsoToChannel) {
        return new Message(channel, ts, parent, alsoToChannel, subtype, author, content, editedTs, reactions, onlyFor);
    }

    public Message ofSubtype(String newSubtype) {
        return new Message(channel, ts, threadTs, broadcast, newSubtype, author, content, editedTs, reactions, onlyFor);
    }

    public Message seenOnlyBy(String reader) {
        return new Message(channel, ts, threadTs, broadcast, subtype, author, content, editedTs, reactions, reader);
    }

    Message at(String newTs) {
        return new Message(channel, newTs, threadTs, broadcast, subtype, author, content, editedTs, reactions, onlyFor);
    }

    Message saying(Content newContent, String when) {
        return new Message(channel, ts, threadTs, broadcast, subtype, author, newContent, when, reactions, onlyFor);
    }

    Message reacted(Map<String, List<String>> newReactions) {
        var copy = new LinkedHashMap<>(newReactions);
        return new Message(channel, ts, threadTs, broadcast, subtype, author, content, editedTs, copy, onlyFor);
    }

    Message buried() {
        return new Message(
                channel,
                ts,
                threadTs,
                false,
                TOMBSTONE,
                Author.person("USLACKBOT"),
                Content.text("This message was deleted."),
                null,
                Map.of(),
                null);
    }

    public boolean isReply() {
        return threadTs != null && !threadTs.equals(ts);
    }

    public boolean isTombstone() {
        return TOMBSTONE.equals(subtype);
    }

    public boolean isEphemeral() {
        return onlyFor != null;
    }

    public String text() {
        return content.text();
    }

    public JsonNode blocks() {
        return content.blocks();
    }

    /** Text and blocks as one string, which is what a test most often wants to look into. */
    public String everything() {
        return content.text() + (content.blocks() == null ? "" : " " + content.blocks());
    }
}
