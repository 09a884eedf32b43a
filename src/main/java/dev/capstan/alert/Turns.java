package dev.capstan.alert;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** When an alert lately began and ended. */
record Turns(List<Instant> moments) {
    /** So many within an hour are told no more. */
    static final int TOO_MANY = 6;

    static final Duration WITHIN = Duration.ofHours(1);

    /** What was flapping is believed after this long without a turn. */
    private static final Duration CALM = Duration.ofMinutes(15);

    private static final int KEPT = 3 * TOO_MANY;

    Turns {
        moments = List.copyOf(moments);
    }

    Turns and(Instant now) {
        var kept = moments.stream().skip(Math.max(0, moments.size() + 1 - KEPT));
        return new Turns(Stream.concat(kept, Stream.of(now)).toList());
    }

    Turns lately(Instant now) {
        var since = now.minus(WITHIN);
        return new Turns(moments.stream().filter(turn -> !turn.isBefore(since)).toList());
    }

    boolean areTooMany() {
        return moments.size() >= TOO_MANY;
    }

    Instant restsAt() {
        return moments.getLast().plus(CALM);
    }
}
