package dev.capstan;

import dev.capstan.access.Access;
import dev.capstan.alert.AlertDesk;
import dev.capstan.alert.AlertRoom;
import dev.capstan.alert.Alerts;
import dev.capstan.alert.Duty;
import dev.capstan.alert.Inbox;
import dev.capstan.alert.Silences;
import dev.capstan.alert.Silencing;
import dev.capstan.alert.Watchdog;
import dev.capstan.alert.receive.Reception;
import dev.capstan.catalog.CurrentCatalogue;
import dev.capstan.operation.Desk;
import dev.capstan.rota.OnCall;
import dev.capstan.rota.Rota;
import dev.capstan.schedule.Recurring;
import dev.capstan.step.Secrets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Alerts, put together: who takes them in, where people see to them, and what of them goes on by itself. */
final class Alerting {
    private static final Logger log = LoggerFactory.getLogger(Alerting.class);
    private static final Duration SWEEP = Duration.ofSeconds(1);
    private static final Duration SILENCE = Duration.ofSeconds(3);
    private static final Duration LISTEN = Duration.ofSeconds(10);

    private final CurrentCatalogue catalogue;
    private final Alerts alerts;
    private final OnCall onCall;
    private final Runnable told;
    private final Clock clock;
    private final AlertRoom room;
    private final ExecutorService background;
    private final AtomicBoolean working = new AtomicBoolean();

    /** @param told hears that something needs telling; returns at once */
    Alerting(
            CurrentCatalogue catalogue,
            Alerts alerts,
            OnCall onCall,
            Runnable told,
            ExecutorService background,
            Clock clock) {
        this.catalogue = catalogue;
        this.alerts = alerts;
        this.onCall = onCall;
        this.told = told;
        this.clock = clock;
        this.background = background;
        this.room = new AlertRoom(catalogue, alerts, new SecureRandom(), told, clock);
    }

    Reception reception(Secrets secrets, Inbox inbox, Watchdog watchdog, Desk desk) {
        return new Reception(catalogue, secrets, inbox, watchdog, Hooks.deploys(desk), this::workOff, clock);
    }

    /** Soon; who comes while somebody is at it is seen by the sweep at the latest. */
    private void workOff() {
        if (working.compareAndSet(false, true)) {
            background.execute(() -> {
                working.set(false);
                try {
                    room.workOff();
                } catch (RuntimeException unexpected) {
                    log.warn("Reports wait to be worked off", unexpected);
                }
            });
        }
    }

    AlertDesk desk(Access access) {
        return new AlertDesk(catalogue, access, alerts, told, clock);
    }

    /** By the service's rota; where it names none, or that has nobody now, its contact of that name. */
    Duty duty() {
        return (service, now) -> {
            var current = catalogue.now();
            return Optional.ofNullable(current.services().get(service)).flatMap(known -> Rota.of(known, current)
                    .flatMap(rota -> onCall.at(rota, now).person())
                    .or(() -> Optional.ofNullable(known.contacts().get("on-call"))));
        };
    }

    /** @param there where what is silenced here is silenced too */
    List<Recurring> recurring(Inbox inbox, Watchdog watchdog, Silences there) {
        var silencing = new Silencing(catalogue, alerts, inbox, there, told, clock);
        return List.of(
                Recurring.after(SWEEP, "alerts", room::sweep),
                Recurring.after(SILENCE, "silences", silencing::sweep),
                Recurring.after(LISTEN, "watchdogs", watchdog::sweep));
    }
}
