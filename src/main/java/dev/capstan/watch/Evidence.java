package dev.capstan.watch;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.capstan.catalog.Text;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * The numbers that are acted upon.
 *
 * @param limit that was passed, as people read it
 * @param lasting for how long it had to be
 * @param series which of the monitor's; may be empty
 * @param from the first reading beyond the limit, and from there on all of them were, up to {@code to}
 * @param worst of them
 * @param count how many there are
 * @param last the newest of them, oldest first
 */
public record Evidence(
        String monitor,
        Text title,
        String limit,
        Duration lasting,
        String series,
        Instant from,
        Instant to,
        String worst,
        int count,
        List<Number> last) {
    public Evidence {
        last = List.copyOf(last);
    }

    /** No number was compared with the limit: something fails that must not. */
    @JsonIgnore
    public boolean isAnswer() {
        return worst.equals(limit);
    }

    /** @param value with its unit */
    public record Number(Instant at, String value) {}
}
