package dev.capstan.watch;

import dev.capstan.operation.InMemoryOperations;
import dev.capstan.operation.Operation;
import dev.capstan.operation.OperationId;
import dev.capstan.operation.OperationState;
import dev.capstan.operation.Scope;
import dev.capstan.outbox.InMemoryOutbox;
import dev.capstan.outbox.Subject;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Watches in memory. */
public final class InMemoryWatches implements Watches {
    private final Map<OperationId, Watch> watches = new LinkedHashMap<>();
    private final InMemoryOperations operations;
    private final InMemoryOutbox outbox;

    public InMemoryWatches(InMemoryOperations operations, InMemoryOutbox outbox) {
        this.operations = operations;
        this.outbox = outbox;
    }

    public synchronized Watch begin(Operation deploy) {
        return put(new Watch(deploy, WatchState.BEGUN, 1));
    }

    /** Puts it where it is wanted. */
    public synchronized Watch put(Watch watch) {
        watches.put(watch.deploy().id(), watch);
        outbox.changed(new Subject(Subject.Kind.WATCH, watch.deploy().id().value()));
        return watch;
    }

    @Override
    public synchronized List<Watch> open() {
        return watches.values().stream()
                .filter(watch -> !(watch.state() instanceof WatchState.Over))
                .toList();
    }

    @Override
    public synchronized Optional<Watch> of(OperationId deploy) {
        return Optional.ofNullable(watches.get(deploy));
    }

    @Override
    public synchronized boolean change(Watch from, WatchState to) {
        if (watches.get(from.deploy().id()).revision() != from.revision()) {
            return false;
        }
        put(new Watch(from.deploy(), to, from.revision() + 1));
        return true;
    }

    @Override
    public Optional<OperationId> atWork(Scope scope) {
        return operations.holder(scope);
    }

    @Override
    public List<Operation> changedSince(Scope scope, Instant since) {
        return operations.all().stream()
                .filter(operation -> operation.request().scope().equals(scope)
                        && !operation.request().manner().isAside())
                .filter(operation -> !(operation.state() instanceof OperationState.Finished finished)
                        || !finished.at().isBefore(since))
                .toList();
    }
}
