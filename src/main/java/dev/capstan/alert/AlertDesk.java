package dev.capstan.alert;

import dev.capstan.access.Access;
import dev.capstan.catalog.Catalogue;
import dev.capstan.catalog.CurrentCatalogue;
import dev.capstan.catalog.Environment;
import dev.capstan.catalog.RoleName;
import dev.capstan.catalog.ServiceName;
import dev.capstan.catalog.UserId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Where people see to alerts. What they decide is committed before they are answered. */
public final class AlertDesk {
    private static final int LISTED = 200;

    /** A silence longer than this hides more than it spares. */
    public static final Duration LONGEST_SILENCE = Duration.ofDays(7);

    private final CurrentCatalogue catalogue;
    private final Access access;
    private final Alerts alerts;
    private final Runnable told;
    private final Clock clock;

    /** @param told hears that something needs telling; returns at once */
    public AlertDesk(CurrentCatalogue catalogue, Access access, Alerts alerts, Runnable told, Clock clock) {
        this.catalogue = catalogue;
        this.access = access;
        this.alerts = alerts;
        this.told = told;
        this.clock = clock;
    }

    /** What became of somebody's wish. */
    public sealed interface Outcome {
        record Done(Alert alert) implements Outcome {}

        record NoSuchAlert(String id) implements Outcome {}

        record IsOver(Alert alert) implements Outcome {}

        /** Somebody was faster. */
        record AcknowledgedBefore(Alert alert, UserId by) implements Outcome {}

        record NobodyLeft(Alert alert) implements Outcome {}

        record NotSilenced(Alert alert) implements Outcome {}

        record TooLong(Duration most) implements Outcome {}

        record NotAllowed(Alert alert, List<RoleName> roles) implements Outcome {}
    }

    public Optional<AlertView> view(AlertId id) {
        return alerts.view(id);
    }

    /** All that are open, the worst first. */
    public List<Alert> open(Optional<ServiceName> service) {
        return open(alert -> service.isEmpty() || Handbook.is(service.get(), alert));
    }

    /** Those that this person may see to and that no other explains, the worst first. */
    public List<Alert> openFor(UserId person) {
        var current = catalogue.now();
        return open(alert -> alert.hiddenBy().isEmpty()
                && access.hasAny(current.house(), mayAct(current, alert.origin().where()), person));
    }

    private List<Alert> open(Predicate<Alert> wanted) {
        return alerts.open(LISTED).stream()
                .filter(wanted)
                .sorted(Comparator.<Alert, Severity>comparing(
                                alert -> alert.extent().severity())
                        .reversed()
                        .thenComparing(Alert::beganAt))
                .toList();
    }

    public Outcome acknowledge(AlertId id, UserId person) {
        return decide(
                id,
                person,
                view -> view.alert().acknowledged().isPresent()
                        ? new Outcome.AcknowledgedBefore(
                                view.alert(), view.alert().acknowledged().get().by())
                        : null,
                revising -> revising.acknowledge(person));
    }

    public Outcome silence(AlertId id, UserId person, Instant until) {
        return until.isAfter(clock.instant().plus(LONGEST_SILENCE)) || !until.isAfter(clock.instant())
                ? new Outcome.TooLong(LONGEST_SILENCE)
                : decide(id, person, view -> null, revising -> revising.silence(person, until));
    }

    /** Before its time. */
    public Outcome unsilence(AlertId id, UserId person) {
        return decide(
                id,
                person,
                view -> view.alert().silence().isPresent() ? null : new Outcome.NotSilenced(view.alert()),
                revising -> revising.unsilence(person));
    }

    public Outcome escalate(AlertId id, UserId person) {
        return decide(
                id,
                person,
                view -> revising(view.alert()).mayEscalate() ? null : new Outcome.NobodyLeft(view.alert()),
                revising -> revising.escalate(Optional.of(person)));
    }

    /** Closes what no source will. */
    public Outcome close(AlertId id, UserId person) {
        return decide(id, person, view -> null, revising -> revising.close(person));
    }

    /** Notes for the thread that somebody did something about it; not of those who may do nothing there. */
    public void acted(AlertId id, UserId person, String what) {
        alerts.change(
                id,
                present -> refusal(present.view().alert(), person).isEmpty()
                        ? Optional.of(revising(present.view().alert())
                                .happened(new Event.Acted(person, what))
                                .done(List.of()))
                        : Optional.empty());
        told.run();
    }

    private Outcome decide(
            AlertId id, UserId person, Function<AlertView, Outcome> objection, Function<Revising, Revising> decision) {
        var answer = new Outcome[] {new Outcome.NoSuchAlert(id.value())};
        alerts.change(id, present -> {
            var view = present.view();
            answer[0] = refusal(view.alert(), person).orElseGet(() -> objection.apply(view));
            if (answer[0] != null) {
                return Optional.empty();
            }
            var change = decision.apply(revising(view.alert())).done(List.of());
            answer[0] = new Outcome.Done(change.alert());
            return Optional.of(change);
        });
        told.run();
        return answer[0];
    }

    private Revising revising(Alert alert) {
        return new Revising(alert, new Handbook(catalogue.now()).handling(alert), clock.instant());
    }

    private Optional<Outcome> refusal(Alert alert, UserId person) {
        var roles = mayAct(catalogue.now(), alert.origin().where());
        if (!access.hasAny(catalogue.now().house(), roles, person)) {
            return Optional.of(new Outcome.NotAllowed(alert, roles));
        }
        return alert.open() ? Optional.empty() : Optional.of(new Outcome.IsOver(alert));
    }

    /** Whoever may run anything there; where the place isn't known, whoever may run anything anywhere. */
    public static List<RoleName> mayAct(Catalogue catalogue, Optional<Where> at) {
        Stream<Environment> places = at.flatMap(
                        where -> Optional.ofNullable(catalogue.services().get(where.service()))
                                .map(service -> service.environments().get(where.environment())))
                .map(Stream::of)
                .orElseGet(() -> catalogue.services().values().stream()
                        .flatMap(service -> service.environments().values().stream()));
        return places.flatMap(environment -> environment.rights().values().stream())
                .flatMap(roles -> roles.stream())
                .distinct()
                .sorted()
                .toList();
    }
}
