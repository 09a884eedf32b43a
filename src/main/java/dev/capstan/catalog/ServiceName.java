package dev.capstan.catalog;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** A system under care, as people type it: {@code ctea}. */
public record ServiceName(@JsonValue String value) implements Comparable<ServiceName> {
    @JsonCreator
    public ServiceName {
        Names.require(value, Names.WORD);
    }

    @Override
    public int compareTo(ServiceName other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
