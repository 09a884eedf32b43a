package dev.capstan.alert;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.capstan.catalog.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An alert as it stands, from the first signal of its group until all of them are over.
 *
 * @param toldAt when the channel heard of it
 * @param turns when it lately began and ended, for telling what comes and goes
 * @param flapping it comes and goes, and its turns are told no more
 * @param step how many steps of its escalation were taken
 * @param lifting silences in the Alertmanager from which it comes that are to end there
 * @param wakeAt when time alone does the next thing to it
 */
public record Alert(
        AlertId id,
        Origin origin,
        Extent extent,
        Instant beganAt,
        Optional<Instant> overAt,
        Telling telling,
        Optional<Instant> toldAt,
        Optional<Acknowledgement> acknowledged,
        Optional<Silence> silence,
        Optional<AlertId> hiddenBy,
        List<Instant> turns,
        boolean flapping,
        int step,
        List<String> lifting,
        Optional<Instant> wakeAt) {
    public Alert {
        turns = List.copyOf(turns);
        // Alerts that were kept before this was known have none
        lifting = lifting == null ? List.of() : List.copyOf(lifting);
    }

    /** How the channel hears of it. */
    public enum Telling {
        /** Not yet: it may go by itself, or another alert explains it. */
        WAITS,
        /** It has a message of its own. */
        ALONE,
        /** It came with too many others and stands in a digest. */
        TOGETHER
    }

    /** @param reminded when whoever gave it was last asked whether it is forgotten */
    public record Acknowledgement(UserId by, Instant at, Optional<Instant> reminded) {}

    /** @param there the silence in the Alertmanager from which the alert comes, once there is one */
    public record Silence(UserId by, Instant until, Optional<String> there) {}

    @JsonIgnore
    public boolean open() {
        return overAt.isEmpty();
    }

    /** Whether anybody is called because of it. */
    @JsonIgnore
    public boolean calls() {
        return open() && acknowledged.isEmpty() && silence.isEmpty() && hiddenBy.isEmpty() && !flapping;
    }

    public Duration lasted(Instant now) {
        return Duration.between(beganAt, overAt.orElse(now));
    }
}
