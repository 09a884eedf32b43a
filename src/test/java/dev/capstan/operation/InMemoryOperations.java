package dev.capstan.operation;

import dev.capstan.catalog.Manner;
import dev.capstan.outbox.InMemoryOutbox;
import dev.capstan.outbox.Subject;
import dev.capstan.step.StepAttempt;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Operations in memory, each change with its outbox entry, as the database does it. */
public final class InMemoryOperations implements Operations, StepLogs {
    private final InMemoryOutbox outbox;
    private final Map<OperationId, Operation> operations = new LinkedHashMap<>();
    private final Map<OperationId, List<StepRecord>> journals = new HashMap<>();
    private final Map<StepAttempt, String> printed = new HashMap<>();
    private final Map<String, OperationId> deliveries = new HashMap<>();
    private final Map<Line, OperationId> holders = new HashMap<>();

    private record Line(Scope scope, boolean aside) {}

    private OperationId spoilt;
    private boolean paused;
    private boolean down;
    private int lostAnswers;
    private boolean downAfterLosing;

    public InMemoryOperations(InMemoryOutbox outbox) {
        this.outbox = outbox;
    }

    /** The database can't be reached. */
    public synchronized void breakDown(boolean isDown) {
        down = isDown;
    }

    /** So many times a request is recorded, but the answer to the commit is lost. */
    public synchronized void loseAnswers(int times) {
        lostAnswers = times;
    }

    /** After the lost answer nothing answers any more. */
    public synchronized void breakDownAfterLosing() {
        downAfterLosing = true;
    }

    /** Puts an operation where it is wanted, as if a runner had brought it there. */
    public synchronized Operation put(Operation operation, StepRecord... journal) {
        var before = operations.get(operation.id());
        var revision = before == null ? operation.revision() : before.revision() + 1;
        var next = at(operation, revision);
        operations.put(operation.id(), next);
        journals.put(operation.id(), List.of(journal));
        tell(operation.id());
        return next;
    }

    /** What is stored of this one can't be read any more. */
    public synchronized void spoil(OperationId id) {
        spoilt = id;
    }

    public synchronized void print(StepAttempt attempt, String text) {
        printed.put(attempt, text);
    }

    public synchronized void lock(Scope scope, OperationId holder) {
        holders.put(new Line(scope, false), holder);
    }

    public synchronized List<Operation> all() {
        return List.copyOf(operations.values());
    }

    @Override
    public synchronized Received receive(
            Supplier<OperationId> ids, OperationRequest request, String delivery, Instant now) {
        answer();
        var before = Optional.ofNullable(deliveries.get(delivery)).or(() -> operations.values().stream()
                .filter(operation -> operation.open() && operation.request().equals(request))
                .map(Operation::id)
                .findFirst());
        if (before.isPresent()) {
            return new Received(before.get(), false);
        }
        var id = ids.get();
        deliveries.put(delivery, id);
        operations.put(
                id,
                new Operation(
                        id,
                        request,
                        new OperationState.Requested(),
                        Optional.empty(),
                        Optional.empty(),
                        List.of(),
                        Optional.empty(),
                        1,
                        0,
                        now));
        tell(id);
        if (lostAnswers > 0) {
            lostAnswers--;
            down = downAfterLosing;
            throw new StoreUnavailable(false, null);
        }
        return new Received(id, true);
    }

    @Override
    public synchronized boolean received(String delivery) {
        answer();
        return deliveries.containsKey(delivery);
    }

    @Override
    public synchronized Optional<Operation> find(OperationId id) {
        answer();
        return Optional.ofNullable(operations.get(id));
    }

    @Override
    public synchronized Optional<OperationView> view(OperationId id) {
        if (id.equals(spoilt)) {
            throw new IllegalStateException("what is stored of " + id + " can't be read");
        }
        return find(id).map(operation -> new OperationView(operation, journals.getOrDefault(id, List.of()), paused));
    }

    @Override
    public synchronized List<Operation> open() {
        answer();
        return operations.values().stream().filter(Operation::open).toList();
    }

    @Override
    public synchronized List<Operation> recent(Scope scope, int limit) {
        answer();
        var all = new ArrayList<>(operations.values());
        all.removeIf(operation -> operation.open()
                || operation.request().manner().isAside()
                || !operation.request().scope().equals(scope));
        all.sort(Comparator.comparing(Operation::requestedAt).reversed());
        return all.stream().limit(limit).toList();
    }

    @Override
    public synchronized Optional<OperationId> holder(Scope scope, Manner manner) {
        answer();
        return Optional.ofNullable(holders.get(new Line(scope, manner.isAside())));
    }

    @Override
    public synchronized Commit commit(Operation from, Operation to, Entry why, Optional<Instant> wake) {
        answer();
        var now = operations.get(from.id());
        if (now.epoch() != from.epoch()) {
            return new Commit.Lost();
        }
        if (now.revision() != from.revision()) {
            return new Commit.Stale();
        }
        var done = at(to, from.revision() + 1);
        operations.put(from.id(), done);
        tell(from.id());
        return new Commit.Done(done);
    }

    @Override
    public synchronized LockAnswer takeLock(Operation waiting, Operation running, Entry why) {
        var request = waiting.request();
        var holder = holder(request.scope(), request.manner());
        if (holder.isPresent() && !holder.get().equals(waiting.id())) {
            return new LockAnswer.Behind(holder.get());
        }
        holders.put(new Line(request.scope(), request.manner().isAside()), waiting.id());
        return commit(waiting, running, why, Optional.empty()) instanceof Commit.Done(var done)
                ? new LockAnswer.Taken(done)
                : new LockAnswer.Moved();
    }

    @Override
    public synchronized boolean paused() {
        answer();
        return paused;
    }

    @Override
    public synchronized void pause(boolean isPaused, String by, Instant now) {
        answer();
        paused = isPaused;
    }

    @Override
    public synchronized String text(StepAttempt attempt) {
        answer();
        return printed.getOrDefault(attempt, "");
    }

    private void tell(OperationId id) {
        outbox.changed(new Subject(Subject.Kind.OPERATION, id.value()));
    }

    private static Operation at(Operation operation, long revision) {
        return new Operation(
                operation.id(),
                operation.request(),
                operation.state(),
                operation.plan(),
                operation.digest(),
                operation.approvals(),
                operation.stop(),
                revision,
                operation.epoch(),
                operation.requestedAt());
    }

    private void answer() {
        if (down) {
            throw new StoreUnavailable(true, null);
        }
    }
}
