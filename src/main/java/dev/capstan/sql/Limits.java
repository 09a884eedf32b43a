package dev.capstan.sql;

import java.time.Duration;

/**
 * Where an answer ends, whatever was asked.
 *
 * @param timeout from being asked to the last row
 * @param bytes of the values as text, about
 */
public record Limits(Duration timeout, long rows, long bytes) {
    public Limits {
        if (timeout.isNegative() || timeout.isZero() || rows < 1 || bytes < 1) {
            throw new IllegalArgumentException("a limit that nothing fits in");
        }
    }
}
