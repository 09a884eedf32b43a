package dev.capstan.alert;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Who is to hear: {@code on-call}, a role of {@code capstan.yaml}, or a contact of the service. */
public record Audience(@JsonValue String name) {
    public static final Audience ON_CALL = new Audience("on-call");

    @JsonCreator
    public Audience {
        if (name.isBlank()) {
            throw new IllegalArgumentException("nobody");
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
