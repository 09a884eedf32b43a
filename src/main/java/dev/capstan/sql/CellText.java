package dev.capstan.sql;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;

/** A value as people read it. */
final class CellText {
    private static final DateTimeFormatter MOMENT = new DateTimeFormatterBuilder()
            .appendPattern("yyyy-MM-dd HH:mm:ss")
            .appendFraction(ChronoField.MILLI_OF_SECOND, 0, 3, true)
            .toFormatter();

    private CellText() {}

    /** Null for NULL. */
    static String of(Object value) {
        return switch (value) {
            case null -> null;
            case BigDecimal number -> number.toPlainString();
            case Instant at -> MOMENT.format(at.atOffset(ZoneOffset.UTC)) + "Z";
            case LocalDateTime at -> MOMENT.format(at);
            case Duration length -> length.toString();
            default -> value.toString();
        };
    }
}
