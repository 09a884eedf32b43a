package dev.capstan.monitor;

import dev.capstan.catalog.Environment;
import dev.capstan.catalog.House;
import dev.capstan.catalog.Service;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Takes readings. Never throws for what a source does, and keeps to its time. */
public interface Gauge {
    Taken take(Occasion occasion);

    /** What the source itself remembers, evenly spaced; nothing where it remembers nothing. */
    Map<Series, List<Point>> past(Occasion occasion, Instant from, Instant to, int points);

    /** @param house of the same catalogue */
    record Occasion(House house, Service service, Environment environment, Monitor monitor) {}

    record Point(Instant at, double value) {}
}
