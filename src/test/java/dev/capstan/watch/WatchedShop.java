package dev.capstan.watch;

import dev.capstan.access.Access;
import dev.capstan.catalog.Catalogue;
import dev.capstan.catalog.ChannelId;
import dev.capstan.catalog.EnvironmentName;
import dev.capstan.catalog.RunbookName;
import dev.capstan.catalog.ServiceName;
import dev.capstan.catalog.UserId;
import dev.capstan.monitor.Gauge.Point;
import dev.capstan.monitor.InMemoryHistory;
import dev.capstan.monitor.MonitorName;
import dev.capstan.monitor.Readings;
import dev.capstan.monitor.Series;
import dev.capstan.operation.Desk;
import dev.capstan.operation.InMemoryOperations;
import dev.capstan.operation.Operation;
import dev.capstan.operation.OperationId;
import dev.capstan.operation.OperationRequest;
import dev.capstan.operation.OperationState;
import dev.capstan.operation.Result;
import dev.capstan.operation.Scope;
import dev.capstan.operation.SettableClock;
import dev.capstan.operation.TakenBack;
import dev.capstan.operation.plan.PlanFacts;
import dev.capstan.operation.plan.Resolver;
import dev.capstan.outbox.InMemoryOutbox;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/** A shop whose deploys are watched, with clock, readings and database in a test's hands. */
final class WatchedShop {
    static final String BEFORE = "a".repeat(40);
    static final String LIVE = "b".repeat(40);
    static final UserId ALICE = new UserId("U0ALICE");
    static final UserId OUTSIDER = new UserId("U9OUT");
    static final OperationId DEPLOY = new OperationId("op-7F3K2Q");
    static final Scope PLACE = new Scope(new ServiceName("shop"), new EnvironmentName("production"), Optional.empty());

    final SettableClock clock = new SettableClock();
    final InMemoryOutbox outbox = new InMemoryOutbox(clock);
    final InMemoryOperations operations = new InMemoryOperations(outbox);
    final InMemoryWatches watches = new InMemoryWatches(operations, outbox);
    final InMemoryHistory history = new InMemoryHistory();
    final List<OperationId> woken = new ArrayList<>();
    Optional<String> migrationLevel = Optional.of("0042");
    Catalogue catalogue;
    private final Map<Readings.Key, List<Point>> read = new HashMap<>();
    private final Access access = new Access(group -> Set.of());
    private final Desk desk;

    WatchedShop(String watches) {
        this(watches, "");
    }

    WatchedShop(String watches, String moreOfTheService) {
        catalogue = WatchedCatalogue.loaded(watches, WatchedCatalogue.RUNBOOKS, moreOfTheService);
        desk = new Desk(() -> catalogue, access, operations, woken::add, new Random(7), clock);
    }

    Desk desk() {
        return desk;
    }

    WatchRoom room() {
        return new WatchRoom(
                () -> catalogue,
                watches,
                new Lookout(() -> catalogue, history, watches, scope -> migrationLevel),
                operations,
                desk,
                () -> {},
                clock);
    }

    WatchDesk people() {
        return new WatchDesk(() -> catalogue, access, watches, desk, () -> {}, clock);
    }

    WatchedShop deploys() {
        return deploys(Optional.of(BEFORE), LIVE, Optional.of("0042"));
    }

    /** It succeeds right now. */
    WatchedShop deploys(Optional<String> before, String live, Optional<String> migrationBefore) {
        var now = clock.instant();
        var request = new OperationRequest(
                PLACE,
                new RunbookName("deploy"),
                Map.of("version", "v1.4.2"),
                Optional.empty(),
                ALICE,
                new ChannelId("C0SHOP"),
                false,
                null);
        var facts = new PlanFacts(
                now.minusSeconds(300),
                Map.of("version", live),
                before,
                before.map(id -> "v1.4.1"),
                List.of(),
                0,
                false,
                migrationBefore,
                Optional.empty());
        var plan = new Resolver(new DeclaredWatches())
                .resolve(catalogue, DEPLOY, request, facts)
                .orElseThrow();
        var done = new OperationState.Finished(new Result.Succeeded(), Optional.of(now.minusSeconds(60)), now);
        watches.begin(operations.put(operation(DEPLOY, request, done).planned(done, plan, "digest")));
        return this;
    }

    static Operation operation(OperationId id, OperationRequest request, OperationState state) {
        return new Operation(
                id,
                request,
                state,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                1,
                0,
                Instant.EPOCH);
    }

    /** Somebody's operation ran there a while ago, for so long. */
    void ran(String runbook, int secondsAgo, int seconds) {
        var began = clock.instant().minusSeconds(secondsAgo);
        var id = new OperationId("op-8RANRN");
        var request = new OperationRequest(
                PLACE,
                new RunbookName(runbook),
                Map.of(),
                Optional.empty(),
                ALICE,
                new ChannelId("C0SHOP"),
                false,
                null);
        operations.put(operation(
                id,
                request,
                new OperationState.Finished(new Result.Succeeded(), Optional.of(began), began.plusSeconds(seconds))));
    }

    /** Somebody else's operation is at work there since now, and holds the lock. */
    OperationId works(String runbook) {
        var id = new OperationId("op-9ZZZZZ");
        var request = new OperationRequest(
                PLACE,
                new RunbookName(runbook),
                Map.of(),
                Optional.empty(),
                ALICE,
                new ChannelId("C0SHOP"),
                false,
                null);
        operations.put(operation(id, request, new OperationState.Running(clock.instant(), 1, 1, Optional.empty())));
        operations.lock(PLACE, id);
        return id;
    }

    /** What Capstan asked for by itself. */
    List<Operation> rollbacks() {
        return operations.all().stream()
                .filter(operation -> operation.request().takesBack().isPresent())
                .toList();
    }

    void rollbackEnds(Result result, boolean begun) {
        var rollback = rollbacks().getFirst();
        var now = clock.instant();
        operations.put(
                rollback.in(new OperationState.Finished(result, begun ? Optional.of(now) : Optional.empty(), now)));
    }

    /** Reads the error rate every 20 seconds, and looks each time. */
    WatchedShop reads(double... values) {
        for (double value : values) {
            reads("error-rate", value);
            passes(20);
        }
        return this;
    }

    void reads(String monitor, double value) {
        var key = new Readings.Key(PLACE.service(), PLACE.environment(), new MonitorName(monitor));
        read.computeIfAbsent(key, any -> new ArrayList<>()).add(new Point(clock.instant(), value));
        history.read(key, Map.of(Series.ONLY, List.copyOf(read.get(key))));
        room().sweep();
    }

    WatchedShop passes(int seconds) {
        clock.pass(java.time.Duration.ofSeconds(seconds));
        room().sweep();
        return this;
    }

    WatchState state() {
        return watches.of(DEPLOY).orElseThrow().state();
    }

    End end() {
        return ((WatchState.Over) state()).end();
    }

    WatchState.Asking asking() {
        return (WatchState.Asking) state();
    }

    static TakenBack exactly() {
        return new TakenBack(DEPLOY, LIVE, BEFORE);
    }
}
