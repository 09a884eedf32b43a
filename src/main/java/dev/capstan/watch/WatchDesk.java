package dev.capstan.watch;

import dev.capstan.access.Access;
import dev.capstan.catalog.CurrentCatalogue;
import dev.capstan.catalog.RoleName;
import dev.capstan.catalog.UserId;
import dev.capstan.operation.Desk;
import dev.capstan.operation.OperationId;
import dev.capstan.operation.RequestOutcome;
import dev.capstan.operation.Scope;
import dev.capstan.watch.WatchState.Asking;
import dev.capstan.watch.WatchState.Over;
import dev.capstan.watch.WatchState.Watching;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Where people have a say in a watch: whoever may run what is watched, or what leads back. */
public final class WatchDesk {
    private static final int TRIES = 10;

    private final CurrentCatalogue catalogue;
    private final Access access;
    private final Watches watches;
    private final Desk desk;
    private final Runnable told;
    private final Clock clock;

    /** @param told hears that something needs telling; returns at once */
    public WatchDesk(
            CurrentCatalogue catalogue, Access access, Watches watches, Desk desk, Runnable told, Clock clock) {
        this.catalogue = catalogue;
        this.access = access;
        this.watches = watches;
        this.desk = desk;
        this.told = told;
        this.clock = clock;
    }

    /** What became of somebody's wish. */
    public sealed interface Outcome {
        record Done() implements Outcome {}

        /** Asked for as if it had been typed. */
        record Asked(RequestOutcome request) implements Outcome {}

        /** It went on, or was decided, meanwhile. */
        record Past() implements Outcome {}

        record NotAllowed(List<RoleName> roles) implements Outcome {}

        /** Nobody knows to what it would lead back. */
        record NoWay() implements Outcome {}
    }

    /** Stops watching; what was asked already stays asked. */
    public Outcome stop(OperationId deploy, UserId person) {
        return decide(
                deploy,
                person,
                watch -> watch.state() instanceof Watching ? Optional.of(new End.Stopped(person)) : Optional.empty());
    }

    /** The deploy stays, whatever the numbers say. */
    public Outcome keep(OperationId deploy, UserId person) {
        return decide(
                deploy,
                person,
                watch -> watch.state() instanceof Asking(var evidence, var why, var since)
                        ? Optional.of(new End.Kept(evidence, person))
                        : Optional.empty());
    }

    private Outcome decide(OperationId deploy, UserId person, Function<Watch, Optional<End>> end) {
        for (int i = 0; i < TRIES; i++) {
            var watch = watches.of(deploy);
            var ended = watch.flatMap(end);
            if (ended.isEmpty()) {
                return new Outcome.Past();
            }
            var barred = barred(watch.get(), person);
            if (barred.isPresent()) {
                return barred.get();
            }
            if (watches.change(watch.get(), new Over(ended.get(), clock.instant()))) {
                told.run();
                return new Outcome.Done();
            }
        }
        return new Outcome.Past();
    }

    /**
     * Asks for the rollback as the person themselves, under its own guard.
     *
     * @param delivery what stays the same when the same is heard twice
     */
    public Outcome rollBack(OperationId deploy, UserId person, String delivery) {
        var watch = watches.of(deploy);
        if (watch.isEmpty() || !(watch.get().state() instanceof Asking(var evidence, var why, var since))) {
            return new Outcome.Past();
        }
        var barred = barred(watch.get(), person);
        if (barred.isPresent()) {
            return barred.get();
        }
        var scope = scope(watch.get());
        var service = catalogue.now().services().get(scope.service());
        var back = Optional.ofNullable(service)
                .map(known -> known.runbooks().get(watch.get().planned().back()));
        if (back.isEmpty()
                || why instanceof Why.WayLost
                || !(WayBack.of(watch.get().deploy(), service) instanceof WayBack.Known way)) {
            return new Outcome.NoWay();
        }
        var words = new ArrayList<>(List.of(
                scope.service() + scope.component().map(name -> "/" + name).orElse(""),
                scope.environment().value()));
        way.parameters().forEach((name, value) -> words.add(name + "=" + value));
        words.addAll(List.of("--", WatchRoom.reason(evidence)));
        var outcome = desk.request(back.get().command(), words, person, delivery);
        asked(outcome)
                .filter(by -> watches.change(
                        watch.get(), new Over(new End.HandedOver(evidence, person, by), clock.instant())))
                .ifPresent(by -> told.run());
        return new Outcome.Asked(outcome);
    }

    private static Optional<OperationId> asked(RequestOutcome outcome) {
        return switch (outcome) {
            case RequestOutcome.Accepted(var id, var request) -> Optional.of(id);
            case RequestOutcome.AlreadyOpen(var id, var request) -> Optional.of(id);
            case RequestOutcome.Busy busy -> Optional.empty();
            case RequestOutcome.Refused refused -> Optional.empty();
        };
    }

    private Optional<Outcome> barred(Watch watch, UserId person) {
        var scope = scope(watch);
        var environment = Optional.ofNullable(catalogue.now().services().get(scope.service()))
                .map(service -> service.environments().get(scope.environment()));
        var roles = environment.stream()
                .flatMap(where -> Stream.of(
                                watch.deploy().request().runbook(),
                                watch.planned().back())
                        .flatMap(runbook -> access.rolesThatMayRun(where, runbook).stream()))
                .distinct()
                .toList();
        return access.hasAny(catalogue.now().house(), roles, person)
                ? Optional.empty()
                : Optional.of(new Outcome.NotAllowed(roles));
    }

    private static Scope scope(Watch watch) {
        return watch.deploy().request().scope();
    }
}
