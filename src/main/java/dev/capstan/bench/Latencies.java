package dev.capstan.bench;

import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;

/** Measured times, sorted. */
final class Latencies {
    private final long[] nanos;

    Latencies(Collection<long[]> parts) {
        nanos = parts.stream().flatMapToLong(Arrays::stream).sorted().toArray();
        if (nanos.length == 0) {
            throw new BenchFailed("nothing was measured");
        }
    }

    int count() {
        return nanos.length;
    }

    /** The smallest measured time that this share of all does not exceed. */
    double millis(double share) {
        int rank = (int) Math.ceil(share * nanos.length);
        return nanos[Math.max(1, rank) - 1] / (double) Duration.ofMillis(1).toNanos();
    }
}
