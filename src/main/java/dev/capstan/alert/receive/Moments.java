package dev.capstan.alert.receive;

import java.time.Instant;

/** Other machines' clocks. */
final class Moments {
    private Moments() {}

    /** What a clock that is ahead calls later began at the latest when it was heard of; nothing is older than computers. */
    static Instant believable(Instant now, Instant told) {
        return told.isAfter(now) ? now : told.isBefore(Instant.EPOCH) ? Instant.EPOCH : told;
    }
}
