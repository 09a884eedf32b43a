package dev.capstan.workspace.api;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Misbehaviour on order: the next calls of a method, all calls of a method until told otherwise, or the whole API. What
 * was ordered for single calls is used up first.
 */
public final class Faults {
    private final Map<String, Deque<Fault>> next = new HashMap<>();
    private final Map<String, Fault> standing = new HashMap<>();
    private Fault everywhere;

    /** The next {@code times} calls of this method; further orders line up behind. */
    public synchronized void next(String method, int times, Fault fault) {
        var queue = next.computeIfAbsent(method, k -> new ArrayDeque<>());
        for (var i = 0; i < times; i++) {
            queue.addLast(fault);
        }
    }

    public void next(String method, Fault fault) {
        next(method, 1, fault);
    }

    public synchronized void always(String method, Fault fault) {
        standing.put(method, fault);
    }

    /** The whole API is down, until {@link #clear}. */
    public synchronized void down() {
        everywhere = new Fault.ServerError(503);
    }

    public synchronized void everywhere(Fault fault) {
        everywhere = fault;
    }

    public synchronized void clear() {
        next.clear();
        standing.clear();
        everywhere = null;
    }

    /** How many ordered single faults of this method have not happened yet. */
    public synchronized int outstanding(String method) {
        return next.getOrDefault(method, new ArrayDeque<>()).size();
    }

    /** How many ordered single faults have not happened yet. */
    public synchronized int outstanding() {
        return next.values().stream().mapToInt(Deque::size).sum();
    }

    synchronized Optional<Fault> take(String method) {
        var queue = next.get(method);
        if (queue != null && !queue.isEmpty()) {
            return Optional.of(queue.removeFirst());
        }
        return Optional.ofNullable(standing.get(method)).or(() -> Optional.ofNullable(everywhere));
    }
}
