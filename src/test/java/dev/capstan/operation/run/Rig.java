package dev.capstan.operation.run;

import dev.capstan.access.Access;
import dev.capstan.catalog.Catalogue;
import dev.capstan.catalog.UserId;
import dev.capstan.operation.Decisions;
import dev.capstan.operation.Desk;
import dev.capstan.operation.Operation;
import dev.capstan.operation.OperationId;
import dev.capstan.operation.OperationState;
import dev.capstan.operation.RequestOutcome;
import dev.capstan.operation.SettableClock;
import dev.capstan.operation.StoreUnavailable;
import dev.capstan.operation.TestCatalogue;
import dev.capstan.operation.Wakeups;
import dev.capstan.operation.plan.Digest;
import dev.capstan.operation.plan.FactFinder;
import dev.capstan.operation.plan.Resolver;
import dev.capstan.operation.plan.WatchFinder;
import dev.capstan.step.HostProbe;
import dev.capstan.store.Documents;
import dev.capstan.store.JdbiClaims;
import dev.capstan.store.JdbiJournal;
import dev.capstan.store.JdbiOperations;
import dev.capstan.store.Store;
import dev.capstan.store.TestDatabase;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.slf4j.LoggerFactory;

/** Everything but Slack and the targets: a real store, real decisions and runners, scripted hosts. */
final class Rig implements AutoCloseable {
    final Store store = TestDatabase.freshStore();
    final SettableClock clock = new SettableClock();
    final ScriptedExecutor executor = new ScriptedExecutor();
    final AtomicReference<HostProbe.Answer> probe =
            new AtomicReference<>(new HostProbe.Answer.Exited(3, "", "not a git repository"));
    final AtomicReference<Catalogue> catalogue;
    final JdbiJournal journal;
    final JdbiOperations operations;
    final JdbiClaims claims;
    final Runner runner;
    final Runner successor;
    final Desk desk;
    final Decisions decisions;
    private final PlanMaker plans;
    private final CountDownLatch closing = new CountDownLatch(1);

    Rig(TestCatalogue declared) {
        this(declared, true);
    }

    /** @param awake whether wake-ups reach the runner at once; otherwise only {@link Runner#sweep} moves anything */
    Rig(TestCatalogue declared, boolean awake) {
        var documents = new Documents();
        catalogue = new AtomicReference<>(declared.build());
        journal = new JdbiJournal(store, documents);
        operations = new JdbiOperations(store, documents, journal);
        claims = new JdbiClaims(store, documents);
        var digest = new Digest(documents.mapper());
        var resolver = new Resolver(WatchFinder.NONE);
        var facts = new FactFinder(question -> probe.get(), name -> Optional.empty(), Map.of());
        plans = new PlanMaker(catalogue::get, facts, resolver, digest, operations, clock);
        runner = anotherRunner("one");
        successor = anotherRunner("two");
        Wakeups wakeups = awake ? runner : id -> {};
        if (awake) {
            Thread.ofVirtual().name("sweeps").start(this::sweepEverySoOften);
        }
        var access = new Access(group -> Set.of());
        desk = new Desk(catalogue::get, access, operations, wakeups, ThreadLocalRandom.current(), clock);
        decisions = new Decisions(catalogue::get, access, operations, wakeups, resolver, digest, clock);
    }

    /** As the alarm clock does: whatever a passing fault left lying is taken up again. */
    private void sweepEverySoOften() {
        try {
            while (!closing.await(500, TimeUnit.MILLISECONDS)) {
                runner.sweep();
                successor.sweep();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (StoreUnavailable away) {
            LoggerFactory.getLogger(Rig.class).warn("no more sweeps", away);
        }
    }

    private Runner anotherRunner(String name) {
        var steps = new StepRunner(operations, journal, executor, id -> Optional.empty(), new GoingBack(plans), clock);
        return new Runner(claims, operations, plans, new Line(operations, plans, clock), steps, name);
    }

    OperationId asks(UserId person, String verb, String... words) {
        var delivery = Long.toString(ThreadLocalRandom.current().nextLong());
        return switch (desk.request(verb, List.of(words), person, delivery)) {
            case RequestOutcome.Accepted(var id, var request) -> id;
            case RequestOutcome other -> throw new AssertionError("not accepted: " + other);
        };
    }

    Operation approve(OperationId id, UserId person) {
        var waiting = await(id, operation -> operation.state() instanceof OperationState.AwaitingApproval);
        decisions.approve(id, waiting.digest().orElseThrow(), person, Optional.empty());
        return waiting;
    }

    Operation await(OperationId id, Predicate<Operation> wanted) {
        long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (true) {
            var operation = operations.find(id).orElseThrow();
            if (wanted.test(operation)) {
                return operation;
            }
            if (System.nanoTime() > deadline) {
                throw new AssertionError("still " + operation.state());
            }
            LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
        }
    }

    static void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("it never came to be");
            }
            LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
        }
    }

    <S extends OperationState> S awaitState(OperationId id, Class<S> state) {
        return state.cast(
                await(id, operation -> state.isInstance(operation.state())).state());
    }

    /** The runner's machine has died: its lease runs out, and another replica takes the operation up. */
    void dieAndTakeOver(OperationId id) {
        long epoch = operations.find(id).orElseThrow().epoch();
        expire(store, id);
        await(() -> {
            runner.now(id);
            successor.now(id);
            return operations.find(id).orElseThrow().epoch() > epoch;
        });
    }

    int count(String table) {
        try (var connection = store.dataSource().getConnection();
                var statement = connection.createStatement();
                var found = statement.executeQuery("select count(*) from " + table)) {
            found.next();
            return found.getInt(1);
        } catch (java.sql.SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static void expire(Store store, OperationId id) {
        try (var connection = store.dataSource().getConnection();
                var statement = connection.prepareStatement(
                        "update operation set lease_until = now() - interval '1 second' where id = ?")) {
            statement.setString(1, id.value());
            statement.executeUpdate();
        } catch (java.sql.SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    @Override
    public void close() {
        closing.countDown();
        runner.close();
        successor.close();
        store.close();
    }
}
