package dev.capstan.alert;

import dev.capstan.alert.Alert.Telling;
import dev.capstan.catalog.CurrentCatalogue;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** What goes on by itself: reports are worked off, and time brings what it brings. Any replica may do it. */
public final class AlertRoom {
    /** Symptoms mostly go with their cause; those that stay this long stand for themselves. */
    private static final Duration GRACE = Duration.ofMinutes(1);

    private static final Duration DIGEST = Duration.ofSeconds(15);
    private static final int AT_ONCE = 200;

    private final CurrentCatalogue catalogue;
    private final Alerts alerts;
    private final Gatherer gatherer;
    private final Runnable told;
    private final Clock clock;

    /** @param told hears that something needs telling; returns at once */
    public AlertRoom(CurrentCatalogue catalogue, Alerts alerts, RandomGenerator random, Runnable told, Clock clock) {
        this.catalogue = catalogue;
        this.alerts = alerts;
        this.gatherer = new Gatherer(catalogue, random, clock);
        this.told = told;
        this.clock = clock;
    }

    /** Works off what came in, until nothing is left. */
    public void workOff() {
        boolean any = false;
        while (alerts.workOff(gatherer)) {
            any = true;
            told.run();
        }
        if (any) {
            told.run();
        }
    }

    /** What came in and was not worked off yet, and what time brings. */
    public void sweep() {
        workOff();
        var now = clock.instant();
        var handbook = new Handbook(catalogue.now());
        boolean any = false;
        for (var id : alerts.unexplained(now.minus(GRACE), AT_ONCE)) {
            any |= alerts.change(
                            id,
                            present -> Optional.of(revising(handbook, present)
                                    .show()
                                    .tell(isCrowded(handbook, present))
                                    .done(List.of())))
                    .isPresent();
        }
        for (var id : alerts.due(now, AT_ONCE)) {
            any |= alerts.change(
                            id,
                            present -> Optional.of(revising(handbook, present)
                                    .passes()
                                    .tell(isCrowded(handbook, present))
                                    .done(List.of())))
                    .isPresent();
        }
        any |= alerts.closeDigests(now, DIGEST);
        if (any) {
            told.run();
        }
    }

    private Revising revising(Handbook handbook, Alerts.Present present) {
        var alert = present.view().alert();
        return new Revising(alert, handbook.handling(alert), clock.instant());
    }

    private static boolean isCrowded(Handbook handbook, Alerts.Present present) {
        return present.view().alert().telling() == Telling.WAITS && present.lately() >= handbook.storm();
    }
}
