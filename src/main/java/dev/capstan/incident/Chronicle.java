package dev.capstan.incident;

import dev.capstan.alert.Alert;
import dev.capstan.alert.AlertId;
import dev.capstan.alert.AlertView;
import dev.capstan.alert.Alerts;
import dev.capstan.operation.OperationView;
import dev.capstan.operation.Operations;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Reads together what happened around an incident. Nothing of it is copied. */
public final class Chronicle {
    /** What led to it is mostly not older. */
    private static final Duration BEFORE = Duration.ofMinutes(30);

    private static final int MOST = 200;

    private final Incidents incidents;
    private final Alerts alerts;
    private final Operations operations;
    private final Surroundings surroundings;
    private final Clock clock;

    public Chronicle(
            Incidents incidents, Alerts alerts, Operations operations, Surroundings surroundings, Clock clock) {
        this.incidents = incidents;
        this.alerts = alerts;
        this.operations = operations;
        this.surroundings = surroundings;
        this.clock = clock;
    }

    public Optional<IncidentView> view(IncidentId id) {
        return incidents.view(id);
    }

    public Timeline of(IncidentView view) {
        var incident = view.incident();
        var from = incident.openedAt().minus(BEFORE);
        var until = incident.resolution().map(Incident.Resolution::at).orElseGet(clock::instant);
        var others = alerts.since(incident.where(), from, MOST).stream()
                .map(Alert::id)
                .filter(id -> !view.alerts().contains(id))
                .toList();
        return Timeline.of(
                view,
                views(view.alerts()),
                views(others),
                operations(incident, from, until),
                surroundings.asked(incident.where(), from, until, MOST),
                from,
                until);
    }

    private List<AlertView> views(Collection<AlertId> ids) {
        return ids.stream().limit(MOST).flatMap(id -> alerts.view(id).stream()).toList();
    }

    private List<OperationView> operations(Incident incident, Instant from, Instant until) {
        return surroundings.operations(incident.where(), from, until, MOST).stream()
                .flatMap(id -> operations.view(id).stream())
                .toList();
    }
}
