package dev.capstan.rota;

import dev.capstan.catalog.UserId;
import dev.capstan.outbox.InMemoryOutbox;
import dev.capstan.outbox.Subject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Who stands in, in memory, each handover with its outbox entry, as the database does it. */
public final class InMemoryOverrides implements Overrides {
    private record Row(Handover handover, String delivery, Optional<String> endedBy) {}

    private final InMemoryOutbox outbox;
    private final List<Row> rows = new ArrayList<>();

    public InMemoryOverrides(InMemoryOutbox outbox) {
        this.outbox = outbox;
    }

    @Override
    public synchronized StandIn add(RotaName rota, StandIn standIn, UserId by, Instant now, String delivery) {
        var known = rows.stream().filter(row -> row.delivery.equals(delivery)).findFirst();
        if (known.isPresent()) {
            return known.get().handover.standIn();
        }
        rows.add(new Row(new Handover(rota, standIn, by, now, Optional.empty()), delivery, Optional.empty()));
        tell(rows.size() - 1);
        return standIn;
    }

    @Override
    public synchronized List<StandIn> of(RotaName rota, Instant endingAfter) {
        return rows.stream()
                .map(Row::handover)
                .filter(handover ->
                        handover.rota().equals(rota) && handover.ended().isEmpty())
                .map(Handover::standIn)
                .filter(standIn -> standIn.until().isAfter(endingAfter))
                .toList();
    }

    @Override
    public synchronized List<StandIn> end(RotaName rota, UserId person, Instant now, String delivery) {
        if (rows.stream().noneMatch(row -> row.endedBy.equals(Optional.of(delivery)))) {
            var own = IntStream.range(0, rows.size())
                    .filter(id -> isOwn(rows.get(id).handover, rota, person, now))
                    .boxed()
                    .toList();
            boolean stands = own.stream().anyMatch(id -> begun(id, now));
            own.stream().filter(id -> !stands || begun(id, now)).forEach(id -> {
                var row = rows.get(id);
                var handover = row.handover;
                var ended = new Handover(rota, handover.standIn(), handover.by(), handover.at(), Optional.of(now));
                rows.set(id, new Row(ended, row.delivery, Optional.of(delivery)));
                tell(id);
            });
        }
        return rows.stream()
                .filter(row -> row.endedBy.equals(Optional.of(delivery)))
                .map(row -> row.handover.standIn())
                .toList();
    }

    private static boolean isOwn(Handover handover, RotaName rota, UserId person, Instant now) {
        return handover.rota().equals(rota)
                && handover.ended().isEmpty()
                && handover.standIn().until().isAfter(now)
                && (handover.by().equals(person) || handover.standIn().person().equals(person));
    }

    private boolean begun(int id, Instant now) {
        return !rows.get(id).handover.standIn().from().isAfter(now);
    }

    private void tell(int id) {
        outbox.changed(new Subject(Subject.Kind.ROTA, Integer.toString(id)));
    }

    @Override
    public synchronized Optional<Handover> handover(String id) {
        return Optional.of(rows.get(Integer.parseInt(id)).handover);
    }
}
