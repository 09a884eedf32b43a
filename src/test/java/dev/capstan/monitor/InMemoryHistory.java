package dev.capstan.monitor;

import dev.capstan.catalog.ServiceName;
import dev.capstan.monitor.Readings.Key;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a test says was read. */
public final class InMemoryHistory implements History {
    private final Map<Key, Stand> stands = new HashMap<>();
    private final Map<Key, Map<Series, List<Gauge.Point>>> points = new HashMap<>();

    /** How it stands, from now on. */
    public void stands(Key key, Stand stand) {
        stands.put(key, stand);
    }

    /** All that was read. */
    public void read(Key key, Map<Series, List<Gauge.Point>> read) {
        points.put(key, read);
    }

    @Override
    public Map<Key, Stand> stands(ServiceName service) {
        return Map.copyOf(stands);
    }

    @Override
    public Map<Series, List<Gauge.Point>> between(Key key, Instant from, Instant to, Duration step, boolean upward) {
        return every(key, from, to);
    }

    @Override
    public Map<Series, List<Gauge.Point>> every(Key key, Instant from, Instant to) {
        Map<Series, List<Gauge.Point>> within = new HashMap<>();
        points.getOrDefault(key, Map.of()).forEach((series, all) -> {
            var some = all.stream()
                    .filter(point -> !point.at().isBefore(from) && !point.at().isAfter(to))
                    .toList();
            if (!some.isEmpty()) {
                within.put(series, some);
            }
        });
        return within;
    }

    @Override
    public Optional<Instant> first(Key key) {
        return points.getOrDefault(key, Map.of()).values().stream()
                .flatMap(List::stream)
                .map(Gauge.Point::at)
                .min(Instant::compareTo);
    }
}
