package dev.capstan.catalog;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** A person, by Slack's id. */
public record UserId(@JsonValue String value) implements Comparable<UserId> {
    /** Nobody: Capstan itself, which asks by schedule for what a person would ask for. */
    public static final UserId CAPSTAN = new UserId("CAPSTAN");

    /** Nobody either: a CI server, which asks and can't agree. */
    public static final UserId CI = new UserId("CI");

    @JsonCreator
    public UserId {
        Names.require(value, Names.SLACK_ID);
    }

    /** Whether there is somebody to talk to. */
    public boolean isPerson() {
        return !equals(CAPSTAN) && !equals(CI);
    }

    @Override
    public int compareTo(UserId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
