package dev.capstan.workspace.model;

import java.time.Clock;

/** Message timestamps: seconds and six digits, each later than the one before even when the clock stands still. */
final class Timestamps {
    private final Clock clock;
    private long last;

    Timestamps(Clock clock) {
        this.clock = clock;
    }

    /** Gives only what is later from now on. */
    void goOnAfter(String ts) {
        last = Math.max(last, Long.parseLong(ts.replace(".", "")));
    }

    String last() {
        return written(last);
    }

    String next() {
        var now = clock.instant();
        var micros = now.getEpochSecond() * 1_000_000 + now.getNano() / 1_000;
        last = Math.max(last + 1, micros);
        return written(last);
    }

    private static String written(long micros) {
        return "%d.%06d".formatted(micros / 1_000_000, micros % 1_000_000);
    }
}
