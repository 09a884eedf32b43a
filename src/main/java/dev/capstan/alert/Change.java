package dev.capstan.alert;

import java.time.Instant;
import java.util.List;

/**
 * What one decision makes of an alert; committed as a whole.
 *
 * @param signals those that are new or different
 * @param reached whom to reach beside Slack because of it
 * @param wantsIncident its course opens one; wanting it again does no harm
 */
public record Change(
        Alert alert, List<Signal> signals, List<Event> events, List<Reach> reached, boolean wantsIncident, Instant at) {
    public Change {
        signals = List.copyOf(signals);
        events = List.copyOf(events);
        reached = List.copyOf(reached);
    }

    /** @param way by its name in {@code capstan.yaml} */
    public record Reach(String way, What what) {
        public enum What {
            BEGINS,
            ACKNOWLEDGED,
            OVER
        }
    }
}
