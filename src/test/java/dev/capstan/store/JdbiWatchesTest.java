package dev.capstan.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.capstan.catalog.ChannelId;
import dev.capstan.catalog.ComponentName;
import dev.capstan.catalog.EnvironmentName;
import dev.capstan.catalog.Guard;
import dev.capstan.catalog.RunbookName;
import dev.capstan.catalog.ServiceName;
import dev.capstan.catalog.Text;
import dev.capstan.catalog.UserId;
import dev.capstan.operation.Operation;
import dev.capstan.operation.OperationId;
import dev.capstan.operation.OperationRequest;
import dev.capstan.operation.OperationState;
import dev.capstan.operation.OperationState.Finished;
import dev.capstan.operation.OperationState.Running;
import dev.capstan.operation.Operations.Commit;
import dev.capstan.operation.Operations.Entry;
import dev.capstan.operation.Result;
import dev.capstan.operation.Scope;
import dev.capstan.operation.plan.Plan;
import dev.capstan.operation.plan.PlanFacts;
import dev.capstan.operation.plan.PlannedWatch;
import dev.capstan.outbox.Subject;
import dev.capstan.step.HostAddress;
import dev.capstan.watch.End;
import dev.capstan.watch.Evidence;
import dev.capstan.watch.Watch;
import dev.capstan.watch.WatchState;
import dev.capstan.watch.Why;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class JdbiWatchesTest {
    private static final Instant NOW = Instant.parse("2026-11-22T02:00:00Z");
    private static final Scope SHOP = place("shop", Optional.empty());
    private static final Scope PART = place("shop", Optional.of(new ComponentName("web")));
    private static final UserId ALICE = new UserId("U0ALICE");
    private static final PlannedWatch WATCH = new PlannedWatch(
            PlannedWatch.Mode.AUTO,
            Duration.ofMinutes(10),
            Duration.ZERO,
            new RunbookName("rollback"),
            List.of(new PlannedWatch.Trigger(
                    "error-rate", Text.same("Errors"), "MORE", 5, "> 5 %", Duration.ofSeconds(60))));
    private static final Evidence EVIDENCE = new Evidence(
            "error-rate",
            new Text("Error rate", "错误率"),
            "> 5 %",
            Duration.ofSeconds(60),
            "web-1",
            NOW,
            NOW.plusSeconds(60),
            "7.2 %",
            4,
            List.of(new Evidence.Number(NOW.plusSeconds(60), "7.2 %")));

    private final Store store = TestDatabase.freshStore();
    private final Documents documents = new Documents();
    private final JdbiOperations operations = new JdbiOperations(store, documents, new JdbiJournal(store, documents));
    private final JdbiWatches watches = new JdbiWatches(store, documents, operations);
    private final JdbiOutbox outbox = new JdbiOutbox(store);
    private final Random random = new Random(7);

    @AfterEach
    void close() {
        store.close();
    }

    private static Scope place(String service, Optional<ComponentName> component) {
        return new Scope(new ServiceName(service), new EnvironmentName("production"), component);
    }

    private Operation asked(Scope scope) {
        var request = new OperationRequest(
                scope,
                new RunbookName("deploy"),
                Map.of("version", Integer.toString(random.nextInt())),
                Optional.empty(),
                ALICE,
                new ChannelId("C0SHOP"),
                false,
                null);
        var id = operations
                .receive(() -> OperationId.random(random), request, Integer.toString(random.nextInt()), NOW)
                .id();
        return operations.find(id).orElseThrow();
    }

    private Operation commit(Operation from, Operation to, Instant at) {
        var commit = operations.commit(from, to, new Entry(at, "capstan", "goes on", ""), Optional.empty());
        return ((Commit.Done) commit).operation();
    }

    private static Plan plan(Optional<PlannedWatch> watch) {
        var facts = new PlanFacts(
                NOW,
                Map.of(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                0,
                false,
                Optional.empty(),
                Optional.empty());
        return new Plan(
                Text.same("Deploy"),
                List.of(HostAddress.LOCAL),
                "/srv",
                Optional.empty(),
                Map.of(),
                List.of(),
                Map.of(),
                Guard.NONE,
                Optional.empty(),
                List.of(),
                facts,
                watch);
    }

    private Operation ended(Result result, Optional<PlannedWatch> watch) {
        var asked = asked(SHOP);
        var end = new Finished(result, Optional.of(NOW), NOW);
        return commit(asked, asked.planned(end, plan(watch), "digest"), NOW);
    }

    private Watch watched() {
        var deploy = ended(new Result.Succeeded(), Optional.of(WATCH));
        return watches.of(deploy.id()).orElseThrow();
    }

    private boolean isToBeTold(Watch watch) {
        var subject = new Subject(Subject.Kind.WATCH, watch.deploy().id().value());
        return outbox.due(100).stream().anyMatch(entry -> entry.subject().equals(subject));
    }

    @Test
    void a_watch_begins_with_the_success_that_was_to_be_watched_and_is_told() {
        var watch = watched();
        assertEquals(WatchState.BEGUN, watch.state());
        assertEquals(WATCH, watch.planned());
        assertEquals(NOW.plusSeconds(600), watch.until());
        assertEquals(List.of(watch), watches.open());
        assertTrue(isToBeTold(watch));
    }

    @Test
    void nothing_else_is_watched() {
        ended(new Result.Succeeded(), Optional.empty());
        ended(new Result.Withdrawn(ALICE), Optional.of(WATCH));
        ended(new Result.Planned(), Optional.of(WATCH));
        assertEquals(List.of(), watches.open());
    }

    @Test
    void every_state_is_read_back_as_it_was() {
        var by = new OperationId("op-9ZZZZZ");
        var ends = List.<End>of(
                new End.Quiet(List.of(Text.same("Errors"))),
                new End.RolledBack(EVIDENCE, by),
                new End.RollbackFailed(EVIDENCE, by),
                new End.HandedOver(EVIDENCE, ALICE, by),
                new End.Kept(EVIDENCE, ALICE),
                new End.Unanswered(EVIDENCE),
                new End.Stopped(ALICE),
                new End.Overtaken(by, Optional.empty()),
                new End.Overtaken(by, Optional.of(EVIDENCE)));
        var whys = List.<Why>of(
                new Why.Declared(),
                new Why.WayLost(Why.Lost.NO_COPY),
                new Why.Incompatible("0042"),
                new Why.MigrationUnknown(Optional.of("0041"), Optional.empty()),
                new Why.Locked(by),
                new Why.NotRun(by));
        var states = new java.util.ArrayList<WatchState>(List.of(
                new WatchState.Watching(Optional.of(new WatchState.Held(by, EVIDENCE))),
                new WatchState.GoingBack(EVIDENCE, Optional.empty()),
                new WatchState.GoingBack(EVIDENCE, Optional.of(by))));
        whys.forEach(why -> states.add(new WatchState.Asking(EVIDENCE, why, NOW)));
        ends.forEach(end -> states.add(new WatchState.Over(end, NOW)));
        var watch = watched();
        for (var state : states) {
            var before = watches.of(watch.deploy().id()).orElseThrow();
            assertTrue(watches.change(before, state));
            assertEquals(state, watches.of(watch.deploy().id()).orElseThrow().state());
            assertEquals(state instanceof WatchState.Over, watches.open().isEmpty());
        }
    }

    @Test
    void a_plan_without_a_watch_is_written_as_before_there_were_any() {
        var written = documents.write(plan(Optional.empty()));
        assertFalse(written.contains("\"watch\""), written);
        assertEquals(Optional.empty(), documents.read(written, Plan.class).watch());
        assertFalse(documents.write(asked(SHOP).request()).contains("takesBack"));
    }

    @Test
    void of_many_who_decide_at_once_one_does() throws Exception {
        var watch = watched();
        try (var replicas = Executors.newFixedThreadPool(8)) {
            var all = replicas.invokeAll(IntStream.range(0, 8)
                    .<Callable<Boolean>>mapToObj(
                            i -> () -> watches.change(watch, new WatchState.GoingBack(EVIDENCE, Optional.empty())))
                    .toList());
            int done = 0;
            for (var each : all) {
                done += each.get() ? 1 : 0;
            }
            assertEquals(1, done);
        }
        assertFalse(watches.change(watch, WatchState.BEGUN));
    }

    @Test
    void whoever_is_at_work_on_the_whole_or_on_a_part_is_seen() {
        var other = asked(PART);
        var waiting = commit(
                other,
                other.planned(
                        new OperationState.WaitingForLock(NOW, Optional.empty()), plan(Optional.empty()), "digest"),
                NOW);
        var running = waiting.in(new Running(NOW, 1, 0, Optional.empty()));
        assertEquals(Optional.empty(), watches.atWork(SHOP));
        operations.takeLock(waiting, running, new Entry(NOW, "capstan", "runs", ""));
        assertEquals(Optional.of(other.id()), watches.atWork(SHOP));
        assertEquals(Optional.of(other.id()), watches.atWork(PART));
        assertEquals(Optional.empty(), watches.atWork(place("shop", Optional.of(new ComponentName("api")))));
        assertEquals(Optional.empty(), watches.atWork(place("other", Optional.empty())));
        assertEquals(
                List.of(other.id()),
                watches.changedSince(SHOP, NOW).stream().map(Operation::id).toList());
        assertEquals(List.of(), watches.changedSince(SHOP, NOW.plusSeconds(1)));
    }
}
