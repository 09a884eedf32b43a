package dev.capstan.slack.deliver;

import dev.capstan.outbox.Outbox;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** The right to deliver. It is asked for before every call that writes, and outlasts the longest of them. */
final class Lease {
    private static final Duration LENGTH = Duration.ofSeconds(14);
    private static final Duration RENEWED_AFTER = Duration.ofSeconds(2);

    private final Outbox outbox;
    private final String holder;
    private final Clock clock;
    private boolean held;
    private Instant asked = Instant.MIN;

    Lease(Outbox outbox, String holder, Clock clock) {
        this.outbox = outbox;
        this.holder = holder;
        this.clock = clock;
    }

    boolean isHeld() {
        var now = clock.instant();
        if (!held || asked.plus(RENEWED_AFTER).isBefore(now)) {
            held = outbox.holdLease(holder, LENGTH);
            asked = now;
        }
        return held;
    }

    /** So that another replica need not wait for it to run out. */
    void letGo() {
        if (held) {
            held = false;
            outbox.holdLease(holder, Duration.ZERO);
        }
    }
}
