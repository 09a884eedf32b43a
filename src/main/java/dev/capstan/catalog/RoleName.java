package dev.capstan.catalog;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** A group of people with the same rights. */
public record RoleName(@JsonValue String value) implements Comparable<RoleName> {
    @JsonCreator
    public RoleName {
        Names.require(value, Names.WORD);
    }

    @Override
    public int compareTo(RoleName other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
