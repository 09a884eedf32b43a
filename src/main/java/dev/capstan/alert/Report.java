package dev.capstan.alert;

import java.time.Instant;
import java.util.List;

/**
 * What came in at once from one receiver.
 *
 * @param receiver by the name under which it is declared, or the room that found it
 * @param group which signals the source tells together; the same as long as they go on
 * @param leftOut how many more the source had and did not send
 */
public record Report(
        String receiver, Source source, String group, List<Signal> signals, int leftOut, Instant receivedAt) {
    public Report {
        signals = List.copyOf(signals);
    }

    public enum Source {
        ALERTMANAGER,
        GRAFANA,
        /** The signed JSON webhook. */
        HOOK,
        /** Another room of Capstan's. */
        HERE
    }
}
