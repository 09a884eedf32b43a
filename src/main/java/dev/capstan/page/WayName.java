package dev.capstan.page;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** How a way to reach somebody is called in {@code capstan.yaml}. */
public record WayName(@JsonValue String value) {
    @JsonCreator
    public WayName {}

    @Override
    public String toString() {
        return value;
    }
}
