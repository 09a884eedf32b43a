package dev.capstan.rota;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** A rota, as people type it: {@code backend}. */
public record RotaName(@JsonValue String value) implements Comparable<RotaName> {
    @JsonCreator
    public RotaName {}

    @Override
    public int compareTo(RotaName other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
