package dev.capstan.incident;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.capstan.catalog.ShortId;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** What people call an incident: {@code in-7F3K2Q}. */
public record IncidentId(@JsonValue String value) {
    private static final ShortId FORM = new ShortId("in-");

    @JsonCreator
    public IncidentId {
        FORM.require(value);
    }

    public static IncidentId random(RandomGenerator random) {
        return new IncidentId(FORM.random(random));
    }

    /** As typed by a person: upper or lower case. */
    public static Optional<IncidentId> parse(String typed) {
        return FORM.parse(typed).map(IncidentId::new);
    }

    @Override
    public String toString() {
        return value;
    }
}
