package dev.capstan.outbox;

import dev.capstan.operation.StoreUnavailable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The outbox in memory, with the meaning that the database gives it. */
public final class InMemoryOutbox implements Outbox {
    private record Row(long revision, Instant since, Instant dueAt, int tries) {}

    private final Clock clock;
    private final Map<Subject, Row> rows = new LinkedHashMap<>();
    private final Map<Subject, Map<String, Anchor>> anchors = new HashMap<>();
    private final List<Loss> losses = new ArrayList<>();
    private long revisions;
    private String holder = "";
    private Instant heldUntil = Instant.MIN;
    private boolean down;

    public InMemoryOutbox(Clock clock) {
        this.clock = clock;
    }

    /** A change is to be told. */
    public synchronized void changed(Subject subject) {
        var now = clock.instant();
        rows.merge(
                subject,
                new Row(++revisions, now, now, 0),
                (old, fresh) -> new Row(
                        fresh.revision(), old.since(), old.dueAt().isBefore(now) ? old.dueAt() : now, old.tries()));
    }

    public synchronized boolean isEmpty() {
        return rows.isEmpty();
    }

    /** The parts of a subject that stand somewhere, or may. */
    public synchronized Map<String, Anchor> anchors(Subject subject) {
        return new TreeMap<>(anchors.getOrDefault(subject, Map.of()));
    }

    public synchronized void breakDown(boolean isDown) {
        down = isDown;
    }

    @Override
    public synchronized List<Entry> due(int limit) {
        answer();
        var due = new ArrayList<Map.Entry<Subject, Row>>(rows.entrySet());
        due.removeIf(row -> row.getValue().dueAt().isAfter(clock.instant()));
        due.sort(Comparator.comparing(row -> row.getValue().dueAt()));
        return due.stream()
                .limit(limit)
                .map(row -> new Entry(
                        row.getKey(),
                        row.getValue().revision(),
                        row.getValue().since(),
                        row.getValue().tries()))
                .toList();
    }

    @Override
    public synchronized void told(Subject subject, long revision) {
        answer();
        rows.computeIfPresent(subject, (key, row) -> row.revision() <= revision ? null : row);
    }

    @Override
    public synchronized void later(Subject subject, Duration after) {
        answer();
        rows.computeIfPresent(
                subject,
                (key, row) ->
                        new Row(row.revision(), row.since(), clock.instant().plus(after), row.tries() + 1));
    }

    @Override
    public synchronized void hurry() {
        answer();
        var now = clock.instant();
        rows.replaceAll(
                (key, row) -> row.dueAt().isAfter(now) ? new Row(row.revision(), row.since(), now, row.tries()) : row);
    }

    @Override
    public synchronized boolean holdLease(String newHolder, Duration length) {
        answer();
        if (!holder.equals(newHolder) && !heldUntil.isBefore(clock.instant())) {
            return false;
        }
        holder = newHolder;
        heldUntil = clock.instant().plus(length);
        return true;
    }

    @Override
    public synchronized void lost() {
        answer();
        if (losses.isEmpty() || losses.getLast().overAt().isPresent()) {
            losses.add(new Loss(clock.instant(), Optional.empty()));
        }
    }

    @Override
    public synchronized void reached() {
        answer();
        if (!losses.isEmpty() && losses.getLast().overAt().isEmpty()) {
            losses.set(losses.size() - 1, new Loss(losses.getLast().since(), Optional.of(clock.instant())));
        }
    }

    /** When Slack took nothing. */
    public synchronized List<Loss> losses() {
        return List.copyOf(losses);
    }

    public record Loss(Instant since, Optional<Instant> overAt) {}

    @Override
    public synchronized Optional<Anchor> anchor(Subject subject, String part) {
        answer();
        return Optional.ofNullable(anchors.getOrDefault(subject, Map.of()).get(part));
    }

    @Override
    public synchronized void anchored(Subject subject, String part, Anchor anchor) {
        answer();
        anchors.computeIfAbsent(subject, key -> new HashMap<>()).put(part, anchor);
    }

    @Override
    public synchronized void forget(Subject subject, String part) {
        answer();
        anchors.getOrDefault(subject, new HashMap<>()).remove(part);
    }

    private void answer() {
        if (down) {
            throw new StoreUnavailable(true, null);
        }
    }
}
