package dev.capstan.sql;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** Moments as people type them. */
public final class Moments {
    private Moments() {}

    /** Absent for what has the form of a moment and is none, such as the 31st of February. */
    public static Optional<Instant> read(String typed) {
        var text = typed.replace(' ', 'T');
        try {
            if (!text.contains("T")) {
                return Optional.of(LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC));
            }
            var found = DateTimeFormatter.ISO_DATE_TIME.parseBest(text, OffsetDateTime::from, LocalDateTime::from);
            return Optional.of(
                    found instanceof OffsetDateTime at
                            ? at.toInstant()
                            : LocalDateTime.from(found).toInstant(ZoneOffset.UTC));
        } catch (DateTimeParseException none) {
            return Optional.empty();
        }
    }
}
