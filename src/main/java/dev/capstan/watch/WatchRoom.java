package dev.capstan.watch;

import dev.capstan.catalog.CurrentCatalogue;
import dev.capstan.operation.Desk;
import dev.capstan.operation.OperationId;
import dev.capstan.operation.Operations;
import dev.capstan.watch.WatchState.Asking;
import dev.capstan.watch.WatchState.GoingBack;
import java.time.Clock;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What goes on by itself. Any replica may look at any time: a decision is committed before anything is asked for, and what
 * is asked for bears the deploy's name, so that it is asked for once.
 */
public final class WatchRoom {
    private static final Logger LOG = LoggerFactory.getLogger(WatchRoom.class);

    private final CurrentCatalogue catalogue;
    private final Watches watches;
    private final Lookout lookout;
    private final Operations operations;
    private final Desk desk;
    private final Runnable told;
    private final Clock clock;

    /** @param told hears that something needs telling; returns at once */
    public WatchRoom(
            CurrentCatalogue catalogue,
            Watches watches,
            Lookout lookout,
            Operations operations,
            Desk desk,
            Runnable told,
            Clock clock) {
        this.catalogue = catalogue;
        this.watches = watches;
        this.lookout = lookout;
        this.operations = operations;
        this.desk = desk;
        this.told = told;
        this.clock = clock;
    }

    public void sweep() {
        for (var watch : watches.open()) {
            try {
                look(watch);
            } catch (RuntimeException failure) {
                LOG.warn("The watch of {} is looked at again", watch.deploy().id(), failure);
            }
        }
    }

    private void look(Watch watch) {
        var now = clock.instant();
        var next = watch.state() instanceof GoingBack going
                ? goingBack(watch, going)
                : Judgement.of(watch, lookout.look(watch, now), now);
        if (next.isPresent() && watches.change(watch, next.get())) {
            told.run();
            LOG.info("The watch of {}: {}", watch.deploy().id(), next.get());
            if (next.get() instanceof GoingBack) {
                watches.of(watch.deploy().id()).ifPresent(this::look);
            }
        }
    }

    private Optional<WatchState> goingBack(Watch watch, GoingBack going) {
        if (going.by().isPresent()) {
            return operations
                    .find(going.by().get())
                    .flatMap(rollback -> Judgement.of(watch, going, rollback, clock.instant()));
        }
        return Optional.of(ask(watch, going.evidence())
                .<WatchState>map(by -> new GoingBack(going.evidence(), Optional.of(by)))
                .orElseGet(
                        () -> new Asking(going.evidence(), new Why.WayLost(Why.Lost.NOT_DECLARED), clock.instant())));
    }

    private Optional<OperationId> ask(Watch watch, Evidence evidence) {
        var request = watch.deploy().request();
        return Optional.ofNullable(
                        catalogue.now().services().get(request.scope().service()))
                .map(service -> WayBack.of(watch.deploy(), service))
                .filter(WayBack.Known.class::isInstance)
                .map(WayBack.Known.class::cast)
                .flatMap(way -> desk.takeBack(
                        request, watch.planned().back(), way.parameters(), reason(evidence), way.exactly()));
    }

    /** {@code error-rate 7.2 % (> 5 %)} */
    static String reason(Evidence evidence) {
        var limit = evidence.isAnswer() ? "" : " (" + evidence.limit() + ")";
        return evidence.monitor() + " " + evidence.worst() + limit;
    }
}
