package dev.capstan.monitor;

import dev.capstan.catalog.EnvironmentName;
import dev.capstan.catalog.ServiceName;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Remembers what is watched, when it is due, and how each series fared so far. */
public interface Readings {
    record Key(ServiceName service, EnvironmentName environment, MonitorName monitor) {}

    /**
     * These are watched, and nothing else; what is new is due at once.
     *
     * @return what is watched no more and was firing
     */
    List<Left> watch(Map<Key, Duration> every, Instant now);

    /** A series of what is watched no more. */
    record Left(Key key, Series series, Course.Firing firing) {}

    /** It was told that this is over. */
    void ended(Left left);

    /** What is due, for one replica at a time; it is due again unless it is recorded before the lease ends. */
    List<Claim> claim(int most, Duration lease, Instant now);

    /** @param epoch grows with each claim */
    record Claim(Key key, long epoch, Instant due, Map<Series, Course> courses) {
        public Claim {
            courses = Map.copyOf(courses);
        }
    }

    /**
     * @param read numbers to keep
     * @param gone series that are not there any more
     * @return false where another replica has it by now: then nothing is kept
     */
    boolean record(
            Claim claim,
            Map<Series, Course> courses,
            Map<Series, Double> read,
            Set<Series> gone,
            Optional<String> failure,
            Instant at,
            Instant nextDue);

    /** It could not be read here, and may be read at once. */
    void letGo(Claim claim);
}
