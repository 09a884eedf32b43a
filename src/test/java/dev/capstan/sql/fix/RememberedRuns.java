package dev.capstan.sql.fix;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** In memory, as the store keeps it; a test may let it die between two decisions. */
public class RememberedRuns implements FixRuns {
    private record Row(String service, String environment, String fix, Taken taken, Instant at) {}

    private final Map<Key, Row> rows = new HashMap<>();
    final List<ImageOrder> orders = new ArrayList<>();

    /** What lasts of a process that died. */
    RememberedRuns survivor() {
        var survivor = new RememberedRuns();
        survivor.rows.putAll(rows);
        return survivor;
    }

    @Override
    public Taken take(Key key, String service, String environment, String fix, Instant now) {
        var before = rows.get(key);
        var taken = before == null
                ? new Taken(1, State.OPEN, 0, Optional.empty(), Optional.empty())
                : new Taken(
                        before.taken().holder() + 1,
                        before.taken().state(),
                        before.taken().attempt(),
                        before.taken().witness(),
                        before.taken().image());
        rows.put(key, new Row(service, environment, fix, taken, now));
        return taken;
    }

    @Override
    public boolean committing(Key key, long holder, int attempt, String witness, Image image, Instant now) {
        var row = rows.get(key);
        boolean mine = row.taken().holder() == holder && row.taken().state() == State.OPEN;
        if (mine) {
            put(key, new Taken(holder, State.COMMITTING, attempt, Optional.of(witness), Optional.of(image)), now);
        }
        return mine;
    }

    @Override
    public boolean signalling(Key key, long holder, int attempt, String fates) {
        var taken = rows.get(key).taken();
        boolean mine = taken.holder() == holder && taken.state() != State.COMMITTED;
        if (mine) {
            put(key, new Taken(holder, State.COMMITTING, attempt, Optional.of(fates), Optional.empty()), Instant.EPOCH);
        }
        return mine;
    }

    @Override
    public void committed(Key key, Instant now) {
        var taken = rows.get(key).taken();
        put(key, new Taken(taken.holder(), State.COMMITTED, taken.attempt(), taken.witness(), taken.image()), now);
    }

    @Override
    public void rolledBack(Key key) {
        var taken = rows.get(key).taken();
        put(
                key,
                new Taken(taken.holder(), State.OPEN, taken.attempt(), Optional.empty(), Optional.empty()),
                Instant.EPOCH);
    }

    private void put(Key key, Taken taken, Instant at) {
        rows.computeIfPresent(key, (any, row) -> new Row(row.service(), row.environment(), row.fix(), taken, at));
    }

    @Override
    public List<Kept> kept(String operation) {
        return rows.entrySet().stream()
                .filter(each -> each.getKey().operation().equals(operation)
                        && each.getValue().taken().state() == State.COMMITTED
                        && each.getValue().taken().image().isPresent())
                .map(Map.Entry::getValue)
                .map(row -> new Kept(
                        operation,
                        row.service(),
                        row.environment(),
                        row.fix(),
                        row.taken().image().orElseThrow(),
                        row.at()))
                .toList();
    }

    @Override
    public void record(ImageOrder order) {
        orders.add(order);
    }

    @Override
    public int forget(Instant committedBefore) {
        throw new UnsupportedOperationException();
    }
}
