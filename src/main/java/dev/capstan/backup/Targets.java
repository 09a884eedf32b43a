package dev.capstan.backup;

import java.time.Duration;
import java.util.Optional;

/**
 * What is promised should the worst happen.
 *
 * @param rto how soon the service is back
 * @param rpo how much of the newest may be lost
 */
public record Targets(Optional<Duration> rto, Optional<Duration> rpo) {
    static final Targets NONE = new Targets(Optional.empty(), Optional.empty());
}
