package dev.capstan.catalog;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** A channel, by Slack's id. */
public record ChannelId(@JsonValue String value) implements Comparable<ChannelId> {
    @JsonCreator
    public ChannelId {
        Names.require(value, Names.SLACK_ID);
    }

    /** Between two people, or a person and an app; nobody else can be told there. */
    public boolean isDirect() {
        return value.startsWith("D");
    }

    @Override
    public int compareTo(ChannelId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
