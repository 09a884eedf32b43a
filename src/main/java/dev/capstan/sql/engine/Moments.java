package dev.capstan.sql.engine;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;

/**
 * Dates and times as servers write them: {@code 2026-11-21 16:29:20.123456+00}. What no calendar here knows, such as
 * {@code infinity}, years before Christ and MySQL's {@code 0000-00-00}, stays a text. Written by hand, since a million of
 * them is read for a file.
 */
final class Moments {
    private static final int DATE = 10;
    private static final int TO_SECONDS = 19;

    private Moments() {}

    /** @param text with an offset at its end */
    static Object instant(String text) {
        int sign = Math.max(text.lastIndexOf('+'), text.lastIndexOf('-'));
        if (sign < TO_SECONDS || text.charAt(4) != '-' || text.charAt(13) != ':') {
            return text;
        }
        try {
            return text.length() == sign + 3 && text.endsWith("+00")
                    ? universal(text, sign)
                    : dateTime(text, sign).toInstant(ZoneOffset.of(text.substring(sign)));
        } catch (DateTimeException | NumberFormatException unknown) {
            return text;
        }
    }

    /** The usual one, without making its parts. */
    private static Instant universal(String text, int to) {
        int hour = digits(text, DATE + 1, DATE + 3);
        int minute = digits(text, DATE + 4, DATE + 6);
        int second = digits(text, DATE + 7, TO_SECONDS);
        if (hour > 23 || minute > 59 || second > 59) {
            throw new DateTimeException("no time of day");
        }
        long seconds = date(text).toEpochDay() * 86_400 + hour * 3_600 + minute * 60 + second;
        return Instant.ofEpochSecond(seconds, nanos(text, TO_SECONDS, to));
    }

    /** @return an Instant's local part, a date, a time of day, or the text itself */
    static Object local(String text) {
        try {
            if (text.length() == DATE && text.charAt(4) == '-') {
                return date(text);
            }
            if (text.length() >= TO_SECONDS && text.charAt(4) == '-' && text.charAt(13) == ':') {
                return dateTime(text, text.length());
            }
            return text.length() >= 8 && text.charAt(2) == ':' ? time(text, 0, text.length()) : text;
        } catch (DateTimeException | NumberFormatException unknown) {
            return text;
        }
    }

    private static LocalDate date(String text) {
        return LocalDate.of(digits(text, 0, 4), digits(text, 5, 7), digits(text, 8, DATE));
    }

    private static LocalDateTime dateTime(String text, int to) {
        return LocalDateTime.of(date(text), time(text, DATE + 1, to));
    }

    private static LocalTime time(String text, int from, int to) {
        int seconds = from + 8;
        return LocalTime.of(
                digits(text, from, from + 2),
                digits(text, from + 3, from + 5),
                digits(text, from + 6, seconds),
                nanos(text, seconds, to));
    }

    private static int nanos(String text, int seconds, int to) {
        if (to <= seconds) {
            return 0;
        }
        int nanos = digits(text, seconds + 1, to);
        for (int i = to - seconds - 1; i < 9; i++) {
            nanos *= 10;
        }
        return nanos;
    }

    private static int digits(String text, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9 || i - from == 9) {
                throw new NumberFormatException("not a number");
            }
            number = number * 10 + digit;
        }
        return number;
    }
}
