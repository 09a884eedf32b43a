package dev.capstan;

import dev.capstan.access.Access;
import dev.capstan.alert.Alerts;
import dev.capstan.catalog.CurrentCatalogue;
import dev.capstan.incident.Chronicle;
import dev.capstan.incident.IncidentDesk;
import dev.capstan.incident.IncidentRoom;
import dev.capstan.incident.Incidents;
import dev.capstan.incident.Opening;
import dev.capstan.incident.Surroundings;
import dev.capstan.operation.Operations;
import dev.capstan.schedule.Recurring;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;

/** Incidents, put together: where people lead them, what is read about them, and which open by themselves. */
final class Responding {
    private static final Duration SWEEP = Duration.ofSeconds(1);

    private final CurrentCatalogue catalogue;
    private final Incidents incidents;
    private final Alerts alerts;
    private final Opening opening;
    private final Chronicle chronicle;
    private final Runnable told;
    private final Clock clock;

    /** @param told hears that something needs telling; returns at once */
    Responding(
            CurrentCatalogue catalogue,
            Incidents incidents,
            Alerts alerts,
            Operations operations,
            Surroundings surroundings,
            Runnable told,
            Clock clock) {
        this.catalogue = catalogue;
        this.incidents = incidents;
        this.alerts = alerts;
        this.opening = new Opening(catalogue, new SecureRandom());
        this.chronicle = new Chronicle(incidents, alerts, operations, surroundings, clock);
        this.told = told;
        this.clock = clock;
    }

    IncidentDesk desk(Access access) {
        return new IncidentDesk(catalogue, access, incidents, alerts, opening, told, clock);
    }

    Chronicle chronicle() {
        return chronicle;
    }

    Recurring recurring() {
        return Recurring.after(SWEEP, "incidents", new IncidentRoom(incidents, alerts, opening, told, clock)::sweep);
    }
}
