package dev.capstan.incident;

import dev.capstan.alert.AlertId;
import java.time.Instant;
import java.util.List;

/**
 * An incident with what people did about it.
 *
 * @param alerts those that belong to it, the oldest first
 */
public record IncidentView(Incident incident, List<Happened> entries, List<AlertId> alerts) {
    public IncidentView {
        entries = List.copyOf(entries);
        alerts = List.copyOf(alerts);
    }

    /** @param number counted from 1 */
    public record Happened(int number, Instant at, Entry entry) {}
}
