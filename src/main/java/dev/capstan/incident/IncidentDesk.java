package dev.capstan.incident;

import dev.capstan.access.Access;
import dev.capstan.alert.Alert;
import dev.capstan.alert.AlertDesk;
import dev.capstan.alert.AlertId;
import dev.capstan.alert.Alerts;
import dev.capstan.alert.Severity;
import dev.capstan.alert.Where;
import dev.capstan.catalog.ChannelId;
import dev.capstan.catalog.CurrentCatalogue;
import dev.capstan.catalog.RoleName;
import dev.capstan.catalog.UserId;
import dev.capstan.incident.Incident.Change;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Where people open, lead and close incidents. What they decide is committed before they are answered. */
public final class IncidentDesk {
    private static final int LISTED = 100;

    private final CurrentCatalogue catalogue;
    private final Access access;
    private final Incidents incidents;
    private final Alerts alerts;
    private final Opening opening;
    private final Runnable told;
    private final Clock clock;

    /** @param told hears that something needs telling; returns at once */
    public IncidentDesk(
            CurrentCatalogue catalogue,
            Access access,
            Incidents incidents,
            Alerts alerts,
            Opening opening,
            Runnable told,
            Clock clock) {
        this.catalogue = catalogue;
        this.access = access;
        this.incidents = incidents;
        this.alerts = alerts;
        this.opening = opening;
        this.told = told;
        this.clock = clock;
    }

    /** What became of somebody's wish. */
    public sealed interface Outcome {
        record Done(Incident incident) implements Outcome {}

        /** Of this place, or with this alert, one was open before. */
        record OpenBefore(Incident incident) implements Outcome {}

        record NoSuchIncident(String id) implements Outcome {}

        record NoSuchAlert(String id) implements Outcome {}

        /** The alert belongs to no service of the catalogue. */
        record AlertWithoutPlace(AlertId alert) implements Outcome {}

        record NoSuchPlace(String named) implements Outcome {}

        record NoSuchFollowUp(Incident incident, int number) implements Outcome {}

        record IsOver(Incident incident) implements Outcome {}

        record NotAllowed(Where where, List<RoleName> roles) implements Outcome {}
    }

    public Optional<IncidentView> view(IncidentId id) {
        return incidents.view(id);
    }

    /** Those that are open, then those with something left to do. */
    public List<Incident> toDo() {
        return incidents.toDo(LISTED);
    }

    public Outcome open(Where where, Severity severity, String title, UserId person, String delivery) {
        if (opening.channel(where).isEmpty()) {
            return new Outcome.NoSuchPlace(where.toString());
        }
        return notAllowed(where, person)
                .orElseGet(() -> opened(
                        delivery,
                        where,
                        present -> present.isPresent()
                                ? Optional.empty()
                                : Optional.of(opening.begin(where, title, severity, person, clock.instant())
                                        .opened(List.of()))));
    }

    /** @param title absent: what the alert is called */
    public Outcome open(
            AlertId id, Optional<Severity> severity, Optional<String> title, UserId person, String delivery) {
        var alert = alerts.view(id).map(view -> view.alert());
        if (alert.isEmpty()) {
            return new Outcome.NoSuchAlert(id.value());
        }
        var where = alert.get().origin().where();
        return where.map(at -> notAllowed(at, person)
                        .or(() -> before(id))
                        .orElseGet(() -> opened(
                                delivery, at, present -> with(alert.get(), at, present, severity, title, person))))
                .orElseGet(() -> new Outcome.AlertWithoutPlace(id));
    }

    private Optional<Outcome> before(AlertId alert) {
        return incidents.of(alert).map(Outcome.OpenBefore::new);
    }

    private Optional<Change> with(
            Alert alert,
            Where where,
            Optional<Incident> present,
            Optional<Severity> severity,
            Optional<String> title,
            UserId person) {
        var now = clock.instant();
        var belonging = List.of(alert.id());
        return Optional.of(
                present.map(open -> open.joined(belonging, alert.extent().severity(), now))
                        .orElseGet(() -> opening.begin(
                                        where,
                                        title.orElseGet(() -> opening.title(alert)),
                                        severity.orElse(alert.extent().severity()),
                                        person,
                                        now)
                                .opened(belonging)));
    }

    private Outcome opened(String delivery, Where where, Function<Optional<Incident>, Optional<Change>> decision) {
        var before = new Incident[1];
        var made = incidents.decide(where, delivery, present -> {
            before[0] = present.orElse(null);
            return decision.apply(present);
        });
        told.run();
        return before[0] != null ? new Outcome.OpenBefore(before[0]) : new Outcome.Done(made.orElseThrow());
    }

    public Outcome update(IncidentId id, Readers readers, String text, UserId person, String delivery) {
        return whileOpen(id, person, delivery, (incident, now) -> {
            var update = new Entry.Updated(readers, text, person);
            return incident.told(update, now).reaching(new UpdatePages(catalogue.now(), incident).of(update, now));
        });
    }

    public Outcome assign(IncidentId id, UserId commander, UserId person, String delivery) {
        return whileOpen(id, person, delivery, (incident, now) -> incident.assigned(commander, person, now));
    }

    public Outcome note(IncidentId id, String text, UserId person, String delivery) {
        return always(id, person, delivery, (incident, now) -> incident.told(new Entry.Noted(text, person), now));
    }

    public Outcome resolve(IncidentId id, String cause, UserId person, String delivery) {
        return whileOpen(id, person, delivery, (incident, now) -> incident.resolved(cause, person, now));
    }

    public Outcome report(IncidentId id, UserId person, String delivery) {
        return always(id, person, delivery, (incident, now) -> incident.told(new Entry.ReportWanted(person), now));
    }

    public Outcome followUp(IncidentId id, String text, Optional<UserId> owner, UserId person, String delivery) {
        return always(id, person, delivery, (incident, now) -> incident.followUp(text, owner, person, now));
    }

    public Outcome done(IncidentId id, int number, UserId person, String delivery) {
        var answer = new Outcome[1];
        return decide(id, person, delivery, incident -> {
            var change = incident.done(number, person, clock.instant());
            answer[0] = change.isEmpty() ? new Outcome.NoSuchFollowUp(incident, number) : null;
            return new Judged(change, Optional.ofNullable(answer[0]));
        });
    }

    /** Somebody pinned a message where an incident is told; of any other place nothing is kept. */
    public void pinned(ChannelId channel, String thread, Entry.Pinned message, String delivery) {
        incidents.toldAt(channel, thread).ifPresent(incident -> {
            incidents.change(
                    incident.id(),
                    delivery,
                    present -> present.open() ? Optional.of(present.told(message, clock.instant())) : Optional.empty());
            told.run();
        });
    }

    private Outcome whileOpen(
            IncidentId id, UserId person, String delivery, BiFunction<Incident, Instant, Change> decision) {
        return decide(
                id,
                person,
                delivery,
                incident -> incident.open()
                        ? Judged.change(decision.apply(incident, clock.instant()))
                        : Judged.refused(new Outcome.IsOver(incident)));
    }

    private Outcome always(
            IncidentId id, UserId person, String delivery, BiFunction<Incident, Instant, Change> decision) {
        return decide(id, person, delivery, incident -> Judged.change(decision.apply(incident, clock.instant())));
    }

    private record Judged(Optional<Change> change, Optional<Outcome> refusal) {
        static Judged change(Change change) {
            return new Judged(Optional.of(change), Optional.empty());
        }

        static Judged refused(Outcome refusal) {
            return new Judged(Optional.empty(), Optional.of(refusal));
        }
    }

    private Outcome decide(IncidentId id, UserId person, String delivery, Function<Incident, Judged> decision) {
        var refused = new Outcome[1];
        var after = incidents.change(id, delivery, incident -> {
            var judged =
                    notAllowed(incident.where(), person).map(Judged::refused).orElseGet(() -> decision.apply(incident));
            refused[0] = judged.refusal().orElse(null);
            return judged.change();
        });
        told.run();
        if (refused[0] != null) {
            return refused[0];
        }
        return after.<Outcome>map(Outcome.Done::new).orElseGet(() -> new Outcome.NoSuchIncident(id.value()));
    }

    private Optional<Outcome> notAllowed(Where where, UserId person) {
        var roles = AlertDesk.mayAct(catalogue.now(), Optional.of(where));
        return access.hasAny(catalogue.now().house(), roles, person)
                ? Optional.empty()
                : Optional.of(new Outcome.NotAllowed(where, roles));
    }
}
