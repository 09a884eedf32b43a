package dev.capstan.catalog;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** A procedure, as people type it: {@code deploy}. */
public record RunbookName(@JsonValue String value) implements Comparable<RunbookName> {
    @JsonCreator
    public RunbookName {
        Names.require(value, Names.WORD);
    }

    @Override
    public int compareTo(RunbookName other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
