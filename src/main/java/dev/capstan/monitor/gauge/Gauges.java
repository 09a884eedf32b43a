package dev.capstan.monitor.gauge;

import dev.capstan.monitor.Gauge;
import dev.capstan.monitor.PrometheusChapter;
import dev.capstan.monitor.PrometheusServer;
import dev.capstan.monitor.Series;
import dev.capstan.monitor.Source;
import dev.capstan.monitor.Taken;
import dev.capstan.monitor.Unit;
import dev.capstan.sql.QueryProbe;
import dev.capstan.step.HostProbe;
import dev.capstan.step.Secrets;
import dev.capstan.step.StepExecutor;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Leads to whatever a monitor reads. Nothing outside is asked much at once. */
public final class Gauges implements Gauge, AutoCloseable {
    private static final int AT_ONCE = 8;
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final PrometheusApi prometheus;
    private final QueryGauge queries;
    private final HostGauge hosts;
    private final CheckGauge checks;
    private final Map<Object, Semaphore> doors = new ConcurrentHashMap<>();

    public Gauges(Secrets secrets, QueryProbe queries, HostProbe probe, StepExecutor steps) {
        this.prometheus = new PrometheusApi(secrets);
        this.queries = new QueryGauge(queries);
        this.hosts = new HostGauge(probe, secrets);
        this.checks = new CheckGauge(steps, probe, hosts, secrets);
    }

    @Override
    public Taken take(Occasion occasion) {
        var environment = occasion.environment();
        var monitor = occasion.monitor();
        return switch (monitor.source()) {
            case Source.Prometheus asked ->
                through(asked.server(), () -> now(server(asked, occasion), asked.expression(), monitor.unit()));
            case Source.Query asked -> through(occasion.service().name(), () -> queries.take(asked, occasion));
            case Source.Asked(var check) ->
                through(environment.hosts(), () -> checks.take(check, monitor.unit(), environment));
            case Source.Host(var gauge) -> through(environment.hosts(), () -> hosts.host(gauge, environment));
            case Source.Disk(var path) -> through(environment.hosts(), () -> hosts.disk(path, environment));
            case Source.Script(var script) ->
                through(environment.hosts(), () -> hosts.script(script, monitor.unit(), environment));
            case Source.Health(var name) -> throw new IllegalStateException(name + " was never linked");
        };
    }

    private Taken through(Object door, Supplier<Taken> take) {
        var slots = doors.computeIfAbsent(door, any -> new Semaphore(AT_ONCE, true));
        try {
            if (!slots.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                return new Taken.Nothing("too much is asked there at once");
            }
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
            return new Taken.Nothing("Capstan stops");
        }
        try {
            return take.get();
        } finally {
            slots.release();
        }
    }

    private Taken now(Optional<PrometheusServer> server, String expression, Unit unit) {
        if (server.isEmpty()) {
            return new Taken.Nothing("capstan.yaml names no such Prometheus");
        }
        try {
            var samples = new ArrayList<Taken.Sample>();
            prometheus.now(server.get(), expression).forEach((series, value) -> {
                if (Double.isFinite(value)) {
                    samples.add(new Taken.Sample(series, unit.kept(value)));
                }
            });
            return Most.of(samples);
        } catch (PrometheusApi.Unanswered unanswered) {
            return new Taken.Nothing(unanswered.getMessage());
        }
    }

    @Override
    public Map<Series, List<Point>> past(Occasion occasion, Instant from, Instant to, int points) {
        var monitor = occasion.monitor();
        if (!(monitor.source() instanceof Source.Prometheus asked)) {
            return Map.of();
        }
        Map<Series, List<Point>> kept = new LinkedHashMap<>();
        server(asked, occasion)
                .map(server -> past(server, asked.expression(), from, to, points))
                .orElse(Map.of())
                .forEach((series, past) -> kept.put(
                        series,
                        past.stream()
                                .map(point ->
                                        new Point(point.at(), monitor.unit().kept(point.value())))
                                .toList()));
        return kept;
    }

    @Override
    public Map<Series, List<Point>> past(
            PrometheusServer server, String expression, Instant from, Instant to, int points) {
        try {
            return prometheus.past(
                    server, expression, from, to, Duration.between(from, to).dividedBy(points));
        } catch (PrometheusApi.Unanswered nothing) {
            return Map.of();
        }
    }

    private static Optional<PrometheusServer> server(Source.Prometheus asked, Occasion occasion) {
        return occasion.house().chapters().get(PrometheusChapter.KEY).flatMap(servers -> asked.server()
                .map(servers::get));
    }

    @Override
    public void close() {
        prometheus.close();
    }
}
