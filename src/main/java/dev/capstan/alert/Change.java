package dev.capstan.alert;

import dev.capstan.page.Page;
import java.time.Instant;
import java.util.List;

/**
 * What one decision makes of an alert; committed as a whole.
 *
 * @param signals those that are new or different
 * @param pages to whom it is sent beside Slack because of it
 * @param wantsIncident its course opens one; wanting it again does no harm
 */
public record Change(
        Alert alert, List<Signal> signals, List<Event> events, List<Page> pages, boolean wantsIncident, Instant at) {
    public Change {
        signals = List.copyOf(signals);
        events = List.copyOf(events);
        pages = List.copyOf(pages);
    }
}
