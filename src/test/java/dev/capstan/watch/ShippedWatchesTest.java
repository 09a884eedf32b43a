package dev.capstan.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.capstan.catalog.Catalogue;
import dev.capstan.catalog.EnvironmentName;
import dev.capstan.catalog.Runbook;
import dev.capstan.catalog.ServiceName;
import dev.capstan.catalog.UserId;
import dev.capstan.monitor.Gauge.Point;
import dev.capstan.monitor.InMemoryHistory;
import dev.capstan.monitor.MonitorName;
import dev.capstan.monitor.MonitorsChapter;
import dev.capstan.monitor.Readings;
import dev.capstan.monitor.Series;
import dev.capstan.operation.InMemoryOperations;
import dev.capstan.operation.OperationId;
import dev.capstan.operation.OperationRequest;
import dev.capstan.operation.OperationState;
import dev.capstan.operation.Result;
import dev.capstan.operation.Scope;
import dev.capstan.operation.SettableClock;
import dev.capstan.operation.plan.PlanFacts;
import dev.capstan.operation.plan.PlannedWatch;
import dev.capstan.operation.plan.PlannedWatch.Mode;
import dev.capstan.operation.plan.Resolver;
import dev.capstan.outbox.InMemoryOutbox;
import dev.capstan.sql.ShippedCatalogue;
import dev.capstan.watch.WatchState.Asking;
import dev.capstan.watch.WatchState.GoingBack;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every watch that is shipped, triggered and not triggered by each of its monitors. */
class ShippedWatchesTest {
    private static final Catalogue SHIPPED = ShippedCatalogue.read();

    /** System, monitor, mode, for how many seconds, a value that is still good, and one that is too bad. */
    private static final String TRIGGERS =
            """
            ctea error-rate ASK 60 10 10.1
            ctea payment-failures ASK 120 5 5.1
            elife recharge-success ASK 300 95 94.9
            elife pending-recharges ASK 180 0 2
            neostock error-rate AUTO 60 5 5.1
            neostock response-time AUTO 120 5 5.1
            neostock auth-failures AUTO 30 10 10.1
            neostock data-fetch-failures AUTO 180 20 20.1
            yunqi health ASK 60 0 2
            """;

    private static Stream<List<String>> triggers() {
        return TRIGGERS.lines().map(line -> List.of(line.split(" ")));
    }

    private static Optional<PlannedWatch> shipped(String service) {
        return new DeclaredWatches()
                .after(
                        SHIPPED.services().get(new ServiceName(service)),
                        new EnvironmentName("production"),
                        Runbook.DEPLOY);
    }

    @Test
    void every_trigger_that_is_shipped_is_among_them() {
        var all = new TreeSet<String>();
        SHIPPED.services().keySet().forEach(service -> shipped(service.value()).ifPresent(watch -> watch.triggers()
                .forEach(trigger -> all.add(service + " " + trigger.monitor() + " " + watch.mode() + " "
                        + trigger.lasting().toSeconds()))));
        var played = new TreeSet<String>();
        triggers().forEach(row -> played.add(String.join(" ", row.subList(0, 4))));
        assertEquals(all, played);
    }

    @TestFactory
    Stream<DynamicTest> each_acts_when_its_limit_was_passed_for_long_enough_and_not_before() {
        return triggers()
                .map(row -> DynamicTest.dynamicTest(String.join(" ", row.subList(0, 2)), () -> {
                    int lasting = Integer.parseInt(row.get(3));
                    assertEquals(WatchState.BEGUN, after(row, Double.parseDouble(row.get(4)), lasting));
                    assertEquals(WatchState.BEGUN, after(row, Double.parseDouble(row.get(5)), lasting - 1));
                    var bad = after(row, Double.parseDouble(row.get(5)), lasting);
                    if (row.get(2).equals(Mode.AUTO.name())) {
                        assertInstanceOf(GoingBack.class, bad);
                    } else {
                        assertEquals(new Why.Declared(), ((Asking) bad).why());
                    }
                }));
    }

    /** What a deploy's watch comes to once readings count, if all of them are this for so many seconds. */
    private static WatchState after(List<String> row, double value, int seconds) {
        var clock = new SettableClock();
        var outbox = new InMemoryOutbox(clock);
        var history = new InMemoryHistory();
        var watches = new InMemoryWatches(new InMemoryOperations(outbox), outbox);
        var service = SHIPPED.services().get(new ServiceName(row.get(0)));
        var monitor = MonitorsChapter.of(service).get(new MonitorName(row.get(1)));
        var watch = deployed(row.get(0), clock.instant());
        var key = new Readings.Key(service.name(), new EnvironmentName("production"), monitor.name());
        var points = new ArrayList<Point>();
        var end = watch.since().plusSeconds(seconds);
        for (var at = watch.since(); !at.isAfter(end); at = at.plus(monitor.every())) {
            points.add(new Point(at, value));
        }
        history.read(key, Map.of(Series.ONLY, points));
        var lookout = new Lookout(() -> SHIPPED, history, watches, scope -> Optional.empty());
        return Judgement.of(watch, lookout.look(watch, end), end).orElse(watch.state());
    }

    private static Watch deployed(String service, Instant at) {
        var scope = new Scope(new ServiceName(service), new EnvironmentName("production"), Optional.empty());
        var channel = SHIPPED.services()
                .get(scope.service())
                .environments()
                .get(scope.environment())
                .channel();
        var request = new OperationRequest(
                scope,
                Runbook.DEPLOY,
                Map.of("version", "v2"),
                Optional.empty(),
                new UserId("U0ALICE"),
                channel,
                false,
                null);
        var facts = new PlanFacts(
                at,
                Map.of("version", WatchedShop.LIVE),
                Optional.of(WatchedShop.BEFORE),
                Optional.empty(),
                List.of(),
                0,
                false,
                Optional.empty(),
                Optional.empty());
        var id = new OperationId("op-7F3K2Q");
        var plan = new Resolver(new DeclaredWatches())
                .resolve(SHIPPED, id, request, facts)
                .orElseThrow();
        var done = new OperationState.Finished(new Result.Succeeded(), Optional.of(at), at);
        return new Watch(WatchedShop.operation(id, request, done).planned(done, plan, "digest"), WatchState.BEGUN, 1);
    }
}
