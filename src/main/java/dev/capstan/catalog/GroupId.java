package dev.capstan.catalog;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** A user group, by Slack's id. */
public record GroupId(@JsonValue String value) implements Comparable<GroupId> {
    @JsonCreator
    public GroupId {
        Names.require(value, Names.SLACK_ID);
    }

    @Override
    public int compareTo(GroupId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
