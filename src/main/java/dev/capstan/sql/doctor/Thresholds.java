package dev.capstan.sql.doctor;

import dev.capstan.sql.Health;
import java.time.Duration;

/** Where it begins to be worth a look, and where it is bad. */
record Thresholds(
        Bounds connectionPercent,
        Span open,
        Span idleInTransaction,
        Span waiting,
        Span meanQuery,
        long unusedIndexBytes,
        long bigTableRows,
        Bounds deadPercent,
        long deadRows,
        long freeBytes,
        Span replicationLag,
        Bounds keptBytes) {
    private static final long MEGABYTE = 1L << 20;
    private static final long GIGABYTE = 1L << 30;

    /** Connections and means as the runbooks say; the rest as is usual. */
    static final Thresholds USUAL = new Thresholds(
            new Bounds(80, 95),
            new Span(Duration.ofMinutes(5), Duration.ofMinutes(30)),
            new Span(Duration.ofMinutes(1), Duration.ofMinutes(10)),
            new Span(Duration.ofSeconds(1), Duration.ofSeconds(30)),
            new Span(Duration.ofSeconds(1), Duration.ofSeconds(3)),
            10 * MEGABYTE,
            10_000,
            new Bounds(20, 50),
            10_000,
            GIGABYTE,
            new Span(Duration.ofSeconds(30), Duration.ofMinutes(5)),
            new Bounds(GIGABYTE, 10 * GIGABYTE));

    record Bounds(double watch, double bad) {
        Health judge(double value) {
            return value >= bad ? Health.BAD : value >= watch ? Health.WATCH : Health.GOOD;
        }
    }

    record Span(Duration watch, Duration bad) {
        Health judge(Duration value) {
            return value.compareTo(bad) >= 0 ? Health.BAD : value.compareTo(watch) >= 0 ? Health.WATCH : Health.GOOD;
        }
    }
}
