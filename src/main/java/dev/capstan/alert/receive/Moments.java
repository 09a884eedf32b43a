package dev.capstan.alert.receive;

import java.time.Instant;

/** Other machines' clocks. */
final class Moments {
    private Moments() {}

    /** What a clock that is ahead calls later began at the latest when it was heard of. */
    static Instant notAfter(Instant now, Instant told) {
        return told.isAfter(now) ? now : told;
    }
}
