package dev.capstan.incident;

import dev.capstan.alert.AlertId;
import dev.capstan.alert.Where;
import dev.capstan.catalog.ChannelId;
import dev.capstan.incident.Incident.Change;
import dev.capstan.outbox.InMemoryOutbox;
import dev.capstan.outbox.Subject;
import dev.capstan.page.Page;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Incidents in memory, each change with its outbox entry, as the database does it. */
public final class InMemoryIncidents implements Incidents {
    private final InMemoryOutbox outbox;
    private final Map<IncidentId, IncidentView> all = new LinkedHashMap<>();
    private final Map<String, IncidentId> deliveries = new HashMap<>();
    private final List<AlertId> wanted = new ArrayList<>();

    private final List<Page> pages = new ArrayList<>();

    public InMemoryIncidents(InMemoryOutbox outbox) {
        this.outbox = outbox;
    }

    public synchronized List<Page> pages() {
        return List.copyOf(pages);
    }

    public synchronized void wants(AlertId alert) {
        if (of(alert).isEmpty() && !wanted.contains(alert)) {
            wanted.add(alert);
        }
    }

    @Override
    public synchronized Optional<Incident> decide(
            Where where, String delivery, Function<Optional<Incident>, Optional<Change>> decision) {
        var delivered = Optional.ofNullable(deliveries.get(delivery))
                .map(id -> all.get(id).incident());
        if (delivered.isPresent()) {
            return delivered;
        }
        var present = incidents()
                .filter(incident -> incident.open() && incident.where().equals(where))
                .findFirst();
        return write(delivery, decision.apply(present));
    }

    private Stream<Incident> incidents() {
        return all.values().stream().map(IncidentView::incident);
    }

    @Override
    public synchronized Optional<Incident> change(
            IncidentId id, String delivery, Function<Incident, Optional<Change>> decision) {
        var present = Optional.ofNullable(all.get(id)).map(IncidentView::incident);
        return present.isPresent() && !deliveries.containsKey(delivery)
                ? write(delivery, decision.apply(present.get())).or(() -> present)
                : present;
    }

    private Optional<Incident> write(String delivery, Optional<Change> change) {
        change.ifPresent(decided -> {
            var id = decided.incident().id();
            var before = Optional.ofNullable(all.get(id));
            var entries = new ArrayList<>(before.map(IncidentView::entries).orElse(List.of()));
            decided.entries()
                    .forEach(entry -> entries.add(new IncidentView.Happened(entries.size() + 1, decided.at(), entry)));
            var alerts = new ArrayList<>(before.map(IncidentView::alerts).orElse(List.of()));
            decided.alerts().stream().filter(alert -> of(alert).isEmpty()).forEach(alerts::add);
            wanted.removeAll(decided.alerts());
            all.put(id, new IncidentView(decided.incident(), entries, alerts));
            if (!delivery.equals(NO_DELIVERY)) {
                deliveries.put(delivery, id);
            }
            pages.addAll(decided.pages());
            outbox.changed(new Subject(Subject.Kind.INCIDENT, id.value()));
        });
        return change.map(Change::incident);
    }

    @Override
    public synchronized Optional<IncidentView> view(IncidentId id) {
        return Optional.ofNullable(all.get(id));
    }

    @Override
    public synchronized Optional<Incident> of(AlertId alert) {
        return all.values().stream()
                .filter(view -> view.alerts().contains(alert))
                .map(IncidentView::incident)
                .findFirst();
    }

    @Override
    public synchronized Optional<Incident> toldAt(ChannelId channel, String ts) {
        return incidents()
                .filter(incident ->
                        outbox
                                .anchors(new Subject(
                                        Subject.Kind.INCIDENT, incident.id().value()))
                                .values()
                                .stream()
                                .anyMatch(anchor -> anchor.channel().equals(channel.value())
                                        && anchor.ts().equals(ts)))
                .findFirst();
    }

    @Override
    public synchronized List<Incident> toDo(int limit) {
        return incidents()
                .filter(incident -> incident.open() || !incident.toDo().isEmpty())
                .sorted(Comparator.comparing((Incident incident) -> !incident.open())
                        .thenComparing(Incident::openedAt, Comparator.reverseOrder()))
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized List<AlertId> wanted(int limit) {
        return wanted.stream().limit(limit).toList();
    }

    @Override
    public synchronized void unwanted(AlertId alert) {
        wanted.remove(alert);
    }
}
