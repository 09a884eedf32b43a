package dev.capstan.sql;

import java.util.Optional;
import java.util.UUID;

/** Carried by the button that asks again. */
public record InquiryId(UUID value) {
    public static Optional<InquiryId> parse(String text) {
        try {
            return Optional.of(new InquiryId(UUID.fromString(text)));
        } catch (IllegalArgumentException notAnId) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
