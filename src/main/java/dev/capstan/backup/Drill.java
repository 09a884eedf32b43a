package dev.capstan.backup;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * One rehearsal of the disaster.
 *
 * @param rto how long it took until all was back; absent where that never came
 * @param rpo how old the newest moment was that could be restored; absent where none could
 */
public record Drill(Instant at, Optional<Duration> rto, Optional<Duration> rpo) {
    boolean cameBack() {
        return rto.isPresent();
    }
}
