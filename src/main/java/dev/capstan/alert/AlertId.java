package dev.capstan.alert;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.capstan.catalog.ShortId;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** What people call an alert: {@code al-7F3K2Q}. */
public record AlertId(@JsonValue String value) {
    private static final ShortId FORM = new ShortId("al-");

    @JsonCreator
    public AlertId {
        FORM.require(value);
    }

    public static AlertId random(RandomGenerator random) {
        return new AlertId(FORM.random(random));
    }

    /** As typed by a person: upper or lower case. */
    public static Optional<AlertId> parse(String typed) {
        return FORM.parse(typed).map(AlertId::new);
    }

    @Override
    public String toString() {
        return value;
    }
}
