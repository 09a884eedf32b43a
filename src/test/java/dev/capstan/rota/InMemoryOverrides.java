package dev.capstan.rota;

import dev.capstan.catalog.UserId;
import dev.capstan.outbox.InMemoryOutbox;
import dev.capstan.outbox.Subject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Who stands in, in memory, each change with its outbox entry, as the database does it. */
public final class InMemoryOverrides implements Overrides {
    private record Row(Change change, String delivery, Optional<String> endedBy) {}

    private final InMemoryOutbox outbox;
    private final List<Row> rows = new ArrayList<>();

    public InMemoryOverrides(InMemoryOutbox outbox) {
        this.outbox = outbox;
    }

    @Override
    public synchronized StandIn add(RotaName rota, StandIn standIn, UserId by, Instant now, String delivery) {
        var known = rows.stream().filter(row -> row.delivery.equals(delivery)).findFirst();
        if (known.isPresent()) {
            return known.get().change.standIn();
        }
        rows.add(new Row(new Change(rota, standIn, by, now, Optional.empty()), delivery, Optional.empty()));
        tell(rows.size() - 1);
        return standIn;
    }

    @Override
    public synchronized List<StandIn> of(RotaName rota, Instant endingAfter) {
        return rows.stream()
                .map(Row::change)
                .filter(change -> change.rota().equals(rota) && change.ended().isEmpty())
                .map(Change::standIn)
                .filter(standIn -> standIn.until().isAfter(endingAfter))
                .toList();
    }

    @Override
    public synchronized List<StandIn> end(RotaName rota, UserId person, Instant now, String delivery) {
        if (rows.stream().noneMatch(row -> row.endedBy.equals(Optional.of(delivery)))) {
            var own = IntStream.range(0, rows.size())
                    .filter(id -> isOwn(rows.get(id).change, rota, person, now))
                    .boxed()
                    .toList();
            boolean stands = own.stream().anyMatch(id -> begun(id, now));
            own.stream().filter(id -> !stands || begun(id, now)).forEach(id -> {
                var row = rows.get(id);
                var change = row.change;
                var ended = new Change(rota, change.standIn(), change.by(), change.at(), Optional.of(now));
                rows.set(id, new Row(ended, row.delivery, Optional.of(delivery)));
                tell(id);
            });
        }
        return rows.stream()
                .filter(row -> row.endedBy.equals(Optional.of(delivery)))
                .map(row -> row.change.standIn())
                .toList();
    }

    private static boolean isOwn(Change change, RotaName rota, UserId person, Instant now) {
        return change.rota().equals(rota)
                && change.ended().isEmpty()
                && change.standIn().until().isAfter(now)
                && (change.by().equals(person) || change.standIn().person().equals(person));
    }

    private boolean begun(int id, Instant now) {
        return !rows.get(id).change.standIn().from().isAfter(now);
    }

    private void tell(int id) {
        outbox.changed(new Subject(Subject.Kind.ROTA, Integer.toString(id)));
    }

    @Override
    public synchronized Optional<Change> change(String id) {
        return Optional.of(rows.get(Integer.parseInt(id)).change);
    }
}
