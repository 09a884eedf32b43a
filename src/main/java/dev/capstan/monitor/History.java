package dev.capstan.monitor;

import dev.capstan.catalog.ServiceName;
import dev.capstan.monitor.Gauge.Point;
import dev.capstan.monitor.Readings.Key;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What was read, and how it stands. Only looked at. */
public interface History {
    /**
     * How it stands.
     *
     * @param failure why nothing could be read the last time; absent where something was
     */
    record Stand(Map<Series, Course> courses, Optional<String> failure) {
        public static final Stand UNKNOWN = new Stand(Map.of(), Optional.empty());
    }

    Map<Key, Stand> stands(ServiceName service);

    /**
     * Oldest first, at most one for each step of time, which is the worst one in it.
     *
     * @param upward whether larger is worse
     */
    Map<Series, List<Point>> between(Key key, Instant from, Instant to, Duration step, boolean upward);

    /** Every single one, as far as they are kept so. */
    Map<Series, List<Point>> every(Key key, Instant from, Instant to);

    /** Since when there is something to be seen. */
    Optional<Instant> first(Key key);
}
