package dev.capstan.catalog;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Where a service lives: {@code production}. */
public record EnvironmentName(@JsonValue String value) implements Comparable<EnvironmentName> {
    @JsonCreator
    public EnvironmentName {
        Names.require(value, Names.WORD);
    }

    @Override
    public int compareTo(EnvironmentName other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
