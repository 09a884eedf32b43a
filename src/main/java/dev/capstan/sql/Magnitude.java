package dev.capstan.sql;

import dev.capstan.sql.Expectation.Unit;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/** A value of an answer as a number, in the unit in which its bound was written. */
final class Magnitude {
    private static final Pattern NUMBER = Pattern.compile("\\s*(-?[0-9]+(\\.[0-9]+)?)\\s*%?\\s*");

    /** As PostgreSQL and MySQL write an interval: {@code 1 day 02:03:04.5}. */
    private static final Pattern INTERVAL = Pattern.compile(
            "(?:(?<days>-?[0-9]+) days? ?)?(?:(?<sign>-)?(?<hours>[0-9]+):(?<minutes>[0-9]{2}):(?<seconds>[0-9]{2}(\\.[0-9]+)?))?");

    private Magnitude() {}

    /** Absent for NULL, and for what is no number. */
    static Optional<BigDecimal> of(Object value, Unit unit) {
        return switch (value) {
            case null -> Optional.empty();
            case BigDecimal number -> Optional.of(number);
            case Double number when !Double.isFinite(number) -> Optional.empty();
            case Number number -> Optional.of(new BigDecimal(number.toString()));
            case Boolean truth -> Optional.of(truth ? BigDecimal.ONE : BigDecimal.ZERO);
            case Duration length -> Optional.of(unit.ofSeconds(length.toNanos() / 1e9));
            case String text -> ofText(text, unit);
            default -> Optional.empty();
        };
    }

    private static Optional<BigDecimal> ofText(String text, Unit unit) {
        var number = NUMBER.matcher(text);
        if (number.matches()) {
            return Optional.of(new BigDecimal(number.group(1)));
        }
        var interval = INTERVAL.matcher(text);
        if (!unit.isTime() || text.isBlank() || !interval.matches()) {
            return Optional.empty();
        }
        double seconds = part(interval.group("days")) * 86_400;
        double ofDay = part(interval.group("hours")) * 3_600
                + part(interval.group("minutes")) * 60
                + part(interval.group("seconds"));
        return Optional.of(unit.ofSeconds(seconds + (interval.group("sign") == null ? ofDay : -ofDay)));
    }

    private static double part(String digits) {
        return digits == null ? 0 : Double.parseDouble(digits);
    }
}
