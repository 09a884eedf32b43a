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

    String next() {
        var now = clock.instant();
        var micros = now.getEpochSecond() * 1_000_000 + now.getNano() / 1_000;
        last = Math.max(last + 1, micros);
        return "%d.%06d".formatted(last / 1_000_000, last % 1_000_000);
    }
}
