package dev.capstan.watch;

import dev.capstan.catalog.CurrentCatalogue;
import dev.capstan.catalog.Service;
import dev.capstan.catalog.Text;
import dev.capstan.monitor.Gauge.Point;
import dev.capstan.monitor.History;
import dev.capstan.monitor.Limit;
import dev.capstan.monitor.Lookback;
import dev.capstan.monitor.Lookback.Seen;
import dev.capstan.monitor.Monitor;
import dev.capstan.monitor.MonitorName;
import dev.capstan.monitor.MonitorsChapter;
import dev.capstan.monitor.Readings.Key;
import dev.capstan.operation.Operation;
import dev.capstan.operation.OperationId;
import dev.capstan.operation.Scope;
import dev.capstan.operation.plan.PlannedWatch.Trigger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Gathers what a watch is judged by. It only looks. */
public final class Lookout {
    private static final int SHOWN = 8;

    /** The command of what mends rows and leaves the service as it is. */
    private static final String FIX = "fix";

    private final CurrentCatalogue catalogue;
    private final History history;
    private final Lookback lookback;
    private final Watches watches;
    private final Function<Scope, Optional<String>> migrationLevel;

    /** @param migrationLevel at which migration a place's database is now; absent where there is no telling */
    public Lookout(
            CurrentCatalogue catalogue,
            History history,
            Watches watches,
            Function<Scope, Optional<String>> migrationLevel) {
        this.catalogue = catalogue;
        this.history = history;
        this.lookback = new Lookback(history);
        this.watches = watches;
        this.migrationLevel = migrationLevel;
    }

    Judgement.Sight look(Watch watch, Instant now) {
        var scope = watch.deploy().request().scope();
        var service = Optional.ofNullable(catalogue.now().services().get(scope.service()));
        var unseen = new ArrayList<Text>();
        var evidence = Optional.<Evidence>empty();
        var pending = Optional.<Instant>empty();
        for (var trigger : watch.planned().triggers()) {
            switch (seen(trigger, watch, service, now)) {
                case Seen.Held held ->
                    evidence = evidence.or(() -> Optional.of(evidence(trigger, watch, held, service)));
                case Seen.NotHeld(var latest, var longest) -> {
                    if (longest.isPositive()) {
                        pending = Optional.of(now.minus(longest));
                    }
                }
                case Seen.NoData none -> unseen.add(trigger.title());
            }
        }
        return new Judgement.Sight(
                evidence,
                pending,
                unseen,
                watches.atWork(scope),
                overtaker(watch, service),
                way(watch, service),
                () -> passage(watch));
    }

    private Seen seen(Trigger trigger, Watch watch, Optional<Service> service, Instant now) {
        return monitor(trigger, service)
                .map(monitor -> lookback.held(
                        key(trigger, watch), monitor, limit(trigger), trigger.lasting(), watch.since(), now))
                .orElseGet(Seen.NoData::new);
    }

    private static Optional<Monitor> monitor(Trigger trigger, Optional<Service> service) {
        return service.map(known -> MonitorsChapter.of(known).get(new MonitorName(trigger.monitor())));
    }

    private static Key key(Trigger trigger, Watch watch) {
        var scope = watch.deploy().request().scope();
        return new Key(scope.service(), scope.environment(), new MonitorName(trigger.monitor()));
    }

    private static Limit limit(Trigger trigger) {
        return new Limit(Limit.Comparison.valueOf(trigger.comparison()), trigger.bound(), trigger.limit());
    }

    private Evidence evidence(Trigger trigger, Watch watch, Seen.Held held, Optional<Service> service) {
        var unit = monitor(trigger, service).orElseThrow().unit();
        var points = history.every(key(trigger, watch), held.from(), held.to())
                .getOrDefault(held.series(), List.<Point>of());
        return new Evidence(
                trigger.monitor(),
                trigger.title(),
                trigger.limit(),
                trigger.lasting(),
                held.series().text(),
                held.from(),
                held.to(),
                unit.text(held.worst()),
                held.readings(),
                points.stream()
                        .skip(Math.max(0, points.size() - SHOWN))
                        .map(point -> new Evidence.Number(point.at(), unit.text(point.value())))
                        .toList());
    }

    /** What began since, be it a deploy, a restart or a restore: a person is at the wheel. */
    private Optional<OperationId> overtaker(Watch watch, Optional<Service> service) {
        return watches.changedSince(watch.deploy().request().scope(), watch.began()).stream()
                .filter(other -> !other.id().equals(watch.deploy().id()))
                .filter(other -> other.startedAt()
                        .filter(at -> !at.isBefore(watch.began()))
                        .isPresent())
                .filter(other -> moves(other, service))
                .map(Operation::id)
                .findFirst();
    }

    /** What ran between plan and deploy left something else live than the plan had found. */
    private WayBack way(Watch watch, Optional<Service> service) {
        var deploy = watch.deploy();
        var planned = deploy.plan().orElseThrow().facts().plannedAt();
        boolean movedBefore = watches.changedSince(deploy.request().scope(), planned).stream()
                .filter(other -> other.startedAt()
                        .filter(at -> at.isBefore(watch.began()))
                        .isPresent())
                .anyMatch(other -> !other.id().equals(deploy.id()) && moves(other, service));
        if (movedBefore) {
            return new WayBack.Unknown(Why.Lost.MOVED_BEFORE);
        }
        return service.map(known -> WayBack.of(deploy, known))
                .orElseGet(() -> new WayBack.Unknown(Why.Lost.NOT_DECLARED));
    }

    private static boolean moves(Operation other, Optional<Service> service) {
        return service.map(known -> known.runbooks().get(other.request().runbook()))
                .filter(runbook -> runbook.command().equals(FIX))
                .isEmpty();
    }

    private Passage passage(Watch watch) {
        var plan = watch.deploy().plan().orElseThrow();
        return plan.incompatibleMigrations().isEmpty()
                ? new Passage.Free()
                : Passage.of(plan, migrationLevel.apply(watch.deploy().request().scope()));
    }
}
