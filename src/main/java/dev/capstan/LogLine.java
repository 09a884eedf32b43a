package dev.capstan;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.LayoutBase;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/** {@code 2026-11-21 16:29:20.123 INFO  Capstan: Ready on port 3900}. Written by hand, because a pattern costs a tenth of a start. */
final class LogLine extends LayoutBase<ILoggingEvent> {
    private final ZoneId zone = ZoneId.systemDefault();

    @Override
    public String doLayout(ILoggingEvent event) {
        var line = new StringBuilder(160);
        time(event.getInstant().atZone(zone), line);
        var level = event.getLevel().toString();
        line.append(' ').append(level).repeat(' ', 6 - level.length());
        line.append(shortened(event.getLoggerName())).append(": ").append(event.getFormattedMessage());
        line.append(System.lineSeparator());
        if (event.getThrowableProxy() != null) {
            line.append(ThrowableProxyUtil.asString(event.getThrowableProxy()));
        }
        return line.toString();
    }

    private static void time(ZonedDateTime time, StringBuilder line) {
        digits(time.getYear(), 4, line).append('-');
        digits(time.getMonthValue(), 2, line).append('-');
        digits(time.getDayOfMonth(), 2, line).append(' ');
        digits(time.getHour(), 2, line).append(':');
        digits(time.getMinute(), 2, line).append(':');
        digits(time.getSecond(), 2, line).append('.');
        digits(time.getNano() / 1_000_000, 3, line);
    }

    private static StringBuilder digits(int number, int width, StringBuilder line) {
        var digits = Integer.toString(number);
        return line.repeat('0', width - digits.length()).append(digits);
    }

    private static String shortened(String logger) {
        return logger.substring(logger.lastIndexOf('.') + 1);
    }
}
