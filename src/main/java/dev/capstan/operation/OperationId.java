package dev.capstan.operation;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.capstan.catalog.ShortId;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** What people call an operation: {@code op-7F3K2Q}. */
public record OperationId(@JsonValue String value) {
    private static final ShortId FORM = new ShortId("op-");

    @JsonCreator
    public OperationId {
        FORM.require(value);
    }

    public static OperationId random(RandomGenerator random) {
        return new OperationId(FORM.random(random));
    }

    /** As typed by a person: upper or lower case. */
    public static Optional<OperationId> parse(String typed) {
        return FORM.parse(typed).map(OperationId::new);
    }

    @Override
    public String toString() {
        return value;
    }
}
