package dev.capstan.catalog;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** A part of a service that is run on its own: {@code web}. */
public record ComponentName(@JsonValue String value) implements Comparable<ComponentName> {
    @JsonCreator
    public ComponentName {
        Names.require(value, Names.WORD);
    }

    @Override
    public int compareTo(ComponentName other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
