package dev.capstan.monitor;

import dev.capstan.catalog.Catalogue;
import dev.capstan.catalog.CurrentCatalogue;
import dev.capstan.catalog.EnvironmentName;
import dev.capstan.catalog.ServiceName;
import dev.capstan.operation.SettableClock;
import dev.capstan.store.Documents;
import dev.capstan.store.JdbiHistory;
import dev.capstan.store.JdbiReadings;
import dev.capstan.store.Store;
import dev.capstan.store.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Monitors on a real database, with a clock and a source in a test's hands. */
final class Watching implements AutoCloseable {
    static final ServiceName SHOP = new ServiceName("shop");
    static final EnvironmentName PRODUCTION = new EnvironmentName("production");

    final SettableClock clock = new SettableClock();
    final Instant start = clock.instant();
    final List<Verdict> heard = new ArrayList<>();
    final List<MonitorName> taken = new ArrayList<>();
    final Store store = TestDatabase.freshStore();
    final Readings readings = new JdbiReadings(store, new Documents());
    final History history = new JdbiHistory(store, new Documents());
    private Function<MonitorName, Taken> source = any -> new Taken.Nothing("nobody said anything");
    private Alarms alarms = heard::add;
    private Catalogue catalogue;

    Watching(String monitors) {
        catalogue = WrittenMonitors.read(monitors);
    }

    static Readings.Key key(String monitor) {
        return new Readings.Key(SHOP, PRODUCTION, new MonitorName(monitor));
    }

    void becomes(String monitors) {
        catalogue = WrittenMonitors.read(monitors);
    }

    void says(double value) {
        source = any -> new Taken.Values(List.of(new Taken.Sample(Series.ONLY, value)));
    }

    void says(Map<String, Double> byHost) {
        source = any -> new Taken.Values(byHost.entrySet().stream()
                .map(entry -> new Taken.Sample(new Series(Map.of("host", entry.getKey())), entry.getValue()))
                .toList());
    }

    void saysNothing(String why) {
        source = any -> new Taken.Nothing(why);
    }

    void hears(Alarms other) {
        alarms = other;
    }

    /** A process of its own, which reads in the thread that sweeps. */
    Rounds replica() {
        CurrentCatalogue current = () -> catalogue;
        return new Rounds(current, gauge(), readings, verdict -> alarms.hear(verdict), Runnable::run, clock);
    }

    Gauge gauge() {
        return new SilentGauge() {
            @Override
            public Taken take(Occasion occasion) {
                taken.add(occasion.monitor().name());
                return source.apply(occasion.monitor().name());
            }
        };
    }

    CurrentCatalogue catalogue() {
        return () -> catalogue;
    }

    /** So long, swept every five seconds from now on, and not at the end. */
    void passes(Rounds replica, int seconds) {
        for (int second = 0; second < seconds; second += 5) {
            replica.sweep();
            clock.pass(Duration.ofSeconds(5));
        }
    }

    @Override
    public void close() {
        store.close();
    }
}
