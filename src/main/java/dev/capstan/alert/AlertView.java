package dev.capstan.alert;

import java.time.Instant;
import java.util.List;

/**
 * An alert with all that belongs to it.
 *
 * @param signals those that fire first, then by their beginnings
 * @param events as they happened
 */
public record AlertView(Alert alert, List<Signal> signals, List<Happened> events) {
    public AlertView {
        signals = List.copyOf(signals);
        events = List.copyOf(events);
    }

    /** @param number counted from 1 */
    public record Happened(int number, Instant at, Event event) {}

    public List<Signal> firing() {
        return signals.stream().filter(Signal::firing).toList();
    }

    Instant lastEvent() {
        return events.isEmpty() ? alert.beganAt() : events.getLast().at();
    }
}
