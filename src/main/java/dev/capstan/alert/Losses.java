package dev.capstan.alert;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Remembers when Slack took nothing. */
public interface Losses {
    /** @param overAt absent: it still takes nothing */
    record Loss(Instant since, Optional<Instant> overAt) {}

    /** The oldest first. */
    List<Loss> all();

    /** Whoever had to hear of it has. */
    void forget(Loss loss);
}
