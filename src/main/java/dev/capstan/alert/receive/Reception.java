package dev.capstan.alert.receive;

import dev.capstan.alert.HouseAlerts;
import dev.capstan.alert.Inbox;
import dev.capstan.alert.Receiver;
import dev.capstan.alert.Report;
import dev.capstan.alert.Watchdog;
import dev.capstan.catalog.CurrentCatalogue;
import dev.capstan.step.Secrets;
import java.time.Clock;

/** Takes what outside systems send: who they are, what they say, and that it is kept before they are answered. */
public final class Reception {
    private final CurrentCatalogue catalogue;
    private final Inbox inbox;
    private final Watchdog watchdog;
    private final DeployRequests deploys;
    private final Runnable taken;
    private final Doorkeeper doorkeeper;
    private final ReceptionTally tally;
    private final Clock clock;

    /** @param taken hears that something lies in the inbox; returns at once */
    public Reception(
            CurrentCatalogue catalogue,
            Secrets secrets,
            Inbox inbox,
            Watchdog watchdog,
            DeployRequests deploys,
            Runnable taken,
            Clock clock) {
        this.catalogue = catalogue;
        this.inbox = inbox;
        this.watchdog = watchdog;
        this.deploys = deploys;
        this.taken = taken;
        this.doorkeeper = new Doorkeeper(secrets, clock);
        this.tally = new ReceptionTally();
        this.clock = clock;
    }

    public ReceptionTally tally() {
        return tally;
    }

    public Heard hear(Knocking knocking) {
        var receiver = HouseAlerts.of(catalogue.now().house()).receiver(knocking.receiver());
        if (receiver.isEmpty() || !doorkeeper.admits(receiver.get(), knocking.headers(), knocking.body())) {
            tally.turnedAway();
            return new Heard.Unknown();
        }
        try {
            return heard(receiver.get(), Payload.read(knocking.body()));
        } catch (Unreadable refused) {
            tally.refused();
            return new Heard.Refused(refused.getMessage());
        }
    }

    private Heard heard(Receiver receiver, Payload payload) throws Unreadable {
        if (receiver.kind() == Receiver.Kind.DEPLOYS) {
            return new DeployCall(deploys).hear(receiver, payload);
        }
        var report = wording(receiver.kind()).read(receiver.name(), payload, clock.instant());
        var trouble = watchdog.heard(receiver, report);
        if (!trouble.signals().isEmpty()) {
            inbox.take(trouble);
        }
        tally.taken(report.signals().size());
        taken.run();
        return new Heard.Taken(report.signals().size());
    }

    private static Wording wording(Receiver.Kind kind) {
        return switch (kind) {
            case ALERTMANAGER -> new PrometheusWording(Report.Source.ALERTMANAGER);
            case GRAFANA -> new PrometheusWording(Report.Source.GRAFANA);
            case JSON, DEPLOYS -> new JsonWording();
        };
    }
}
