package dev.capstan.incident;

import dev.capstan.alert.Alert;
import dev.capstan.alert.Alerts;
import dev.capstan.alert.Severity;
import dev.capstan.alert.Where;
import dev.capstan.catalog.UserId;
import dev.capstan.incident.Incident.Change;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Opens by itself what the course of an alert wants opened. Any replica may do it, and any number of times. */
public final class IncidentRoom {
    private static final int AT_ONCE = 200;

    private final Incidents incidents;
    private final Alerts alerts;
    private final Opening opening;
    private final Runnable told;
    private final Clock clock;

    /** @param told hears that something needs telling; returns at once */
    public IncidentRoom(Incidents incidents, Alerts alerts, Opening opening, Runnable told, Clock clock) {
        this.incidents = incidents;
        this.alerts = alerts;
        this.opening = opening;
        this.told = told;
        this.clock = clock;
    }

    public void sweep() {
        Map<Where, List<Alert>> wanted = new LinkedHashMap<>();
        for (var id : incidents.wanted(AT_ONCE)) {
            var alert = alerts.view(id).map(view -> view.alert());
            var where = alert.flatMap(known -> known.origin().where())
                    .filter(known -> opening.channel(known).isPresent());
            if (where.isEmpty()) {
                incidents.unwanted(id);
            } else {
                wanted.computeIfAbsent(where.get(), at -> new ArrayList<>()).add(alert.get());
            }
        }
        wanted.forEach((where, there) ->
                incidents.decide(where, Incidents.NO_DELIVERY, present -> Optional.of(taken(where, there, present))));
        if (!wanted.isEmpty()) {
            told.run();
        }
    }

    private Change taken(Where where, List<Alert> there, Optional<Incident> present) {
        var now = clock.instant();
        var ids = there.stream().map(Alert::id).toList();
        var worst = there.stream()
                .max(Comparator.<Alert, Severity>comparing(
                        alert -> alert.extent().severity()))
                .orElseThrow();
        return present.map(open -> open.joined(ids, worst.extent().severity(), now))
                .orElseGet(() -> opening.begin(
                                where, opening.title(worst), worst.extent().severity(), UserId.CAPSTAN, now)
                        .opened(ids));
    }
}
