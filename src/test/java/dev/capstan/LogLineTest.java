package dev.capstan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class LogLineTest {
    private final LoggerContext logging = new LoggerContext();

    private String line(String logger, Level level, Throwable failure) {
        var event = new LoggingEvent(
                "here", logging.getLogger(logger), level, "Ready on port {}", failure, new Object[] {3900});
        event.setInstant(LocalDateTime.of(2026, 1, 2, 3, 4, 5, 6_000_000)
                .atZone(ZoneId.systemDefault())
                .toInstant());
        return new LogLine().doLayout(event);
    }

    @Test
    void a_line_says_when_how_grave_who_and_what() {
        var end = System.lineSeparator();
        assertEquals(
                "2026-01-02 03:04:05.006 INFO  Capstan: Ready on port 3900" + end,
                line("dev.capstan.Capstan", Level.INFO, null));
        assertEquals("2026-01-02 03:04:05.006 ERROR Plain: Ready on port 3900" + end, line("Plain", Level.ERROR, null));
    }

    @Test
    void a_failure_follows_with_its_causes() {
        var lines = line("x.Y", Level.WARN, new IllegalStateException("outer", new RuntimeException("inner")));

        assertTrue(lines.contains("java.lang.IllegalStateException: outer"), lines);
        assertTrue(lines.contains("Caused by: java.lang.RuntimeException: inner"), lines);
        assertTrue(lines.endsWith(System.lineSeparator()), lines);
    }
}
