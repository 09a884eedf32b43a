package dev.capstan.monitor;

import dev.capstan.catalog.Catalogue;
import dev.capstan.catalog.Environment;
import dev.capstan.catalog.House;
import dev.capstan.catalog.Service;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Takes readings. Never throws for what a source does, and keeps to its time. */
public interface Gauge {
    Taken take(Occasion occasion);

    /** What the source itself remembers, evenly spaced; nothing where it remembers nothing. */
    Map<Series, List<Point>> past(Occasion occasion, Instant from, Instant to, int points);

    /** The same of any question in PromQL. */
    Map<Series, List<Point>> past(PrometheusServer server, String expression, Instant from, Instant to, int points);

    /** @param house of the same catalogue */
    record Occasion(House house, Service service, Environment environment, Monitor monitor) {
        /** Absent where that is watched no more. */
        static Optional<Occasion> in(Catalogue catalogue, Readings.Key key) {
            return Optional.ofNullable(catalogue.services().get(key.service())).flatMap(service -> Optional.ofNullable(
                            service.environments().get(key.environment()))
                    .flatMap(environment -> Optional.ofNullable(
                                    MonitorsChapter.of(service).get(key.monitor()))
                            .map(monitor -> new Occasion(catalogue.house(), service, environment, monitor))));
        }
    }

    record Point(Instant at, double value) {}
}
