package dev.capstan.slack.deliver;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * How often Slack may be called, so that it need not say no: a post a second in each channel, edits at tier 3 over all
 * channels together. Used by the one thread that delivers.
 */
final class Budget {
    private static final Duration BETWEEN_POSTS = Duration.ofSeconds(1);

    /** At most 51 edits in any minute. */
    private static final double EDITS = 15;

    private static final double EDITS_A_SECOND = 0.6;

    /** Edits kept back for what ends an operation or asks somebody, while progress has to wait. */
    private static final double KEPT_BACK = 5;

    private final Clock clock;
    private final Map<String, Instant> closedUntil = new HashMap<>();
    private double edits = EDITS;
    private Instant refilled;

    Budget(Clock clock) {
        this.clock = clock;
        this.refilled = clock.instant();
    }

    /** Zero: go ahead, it is counted. Otherwise how long to wait. */
    Duration post(String channel) {
        var now = clock.instant();
        var wait = longer(until("chat.postMessage", now), until(channel, now));
        if (wait.isZero()) {
            closedUntil.put(channel, now.plus(BETWEEN_POSTS));
        }
        return wait;
    }

    Duration edit(boolean urgent) {
        var now = clock.instant();
        var wait = until("chat.update", now);
        if (!wait.isZero()) {
            return wait;
        }
        double seconds = Math.max(0, Duration.between(refilled, now).toMillis() / 1000.0);
        edits = Math.min(EDITS, edits + seconds * EDITS_A_SECOND);
        refilled = now;
        double needed = urgent ? 1 : 1 + KEPT_BACK;
        if (edits >= needed) {
            edits -= 1;
            return Duration.ZERO;
        }
        return Duration.ofMillis(1 + Math.round(1000 * (needed - edits) / EDITS_A_SECOND));
    }

    /** Any other method: only Slack itself limits it. */
    Duration call(String method) {
        return until(method, clock.instant());
    }

    /** Edits to spare for what nobody waits for. */
    boolean plenty() {
        return edits > EDITS / 2;
    }

    void closed(String method, Duration after) {
        closedUntil.put(method, clock.instant().plus(after));
    }

    private Duration until(String what, Instant now) {
        var open = closedUntil.get(what);
        if (open == null || !open.isAfter(now)) {
            closedUntil.remove(what);
            return Duration.ZERO;
        }
        return Duration.between(now, open);
    }

    private static Duration longer(Duration a, Duration b) {
        return a.compareTo(b) >= 0 ? a : b;
    }
}
