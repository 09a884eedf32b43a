package dev.capstan.incident;

import dev.capstan.alert.Where;
import dev.capstan.catalog.Catalogue;
import dev.capstan.catalog.ChannelId;
import dev.capstan.catalog.ChapterKey;
import dev.capstan.catalog.RunbookName;
import dev.capstan.catalog.Service;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a service has prepared for incidents.
 *
 * @param stop the runbook that stops it
 * @param impact the query that shows whom it hit
 * @param updates the channels in which each kind of reader is told
 * @param reach the ways beside Slack by which they are
 */
public record Guide(
        Optional<RunbookName> stop,
        Optional<String> impact,
        Map<Readers, List<ChannelId>> updates,
        Map<Readers, List<String>> reach) {
    static final ChapterKey<Guide> KEY = new ChapterKey<>("incidents");
    private static final Guide NONE = new Guide(Optional.empty(), Optional.empty(), Map.of(), Map.of());

    public Guide {
        updates = inOrder(updates);
        reach = inOrder(reach);
    }

    private static <T> Map<Readers, List<T>> inOrder(Map<Readers, List<T>> told) {
        var ordered = new EnumMap<Readers, List<T>>(Readers.class);
        told.forEach((readers, where) -> ordered.put(readers, List.copyOf(where)));
        return Collections.unmodifiableMap(ordered);
    }

    public static Guide of(Catalogue catalogue, Where where) {
        return Optional.ofNullable(catalogue.services().get(where.service()))
                .flatMap(Guide::of)
                .orElse(NONE);
    }

    private static Optional<Guide> of(Service service) {
        return service.chapters().get(KEY);
    }

    public List<ChannelId> channels(Readers readers) {
        return updates.getOrDefault(readers, List.of());
    }

    List<String> ways(Readers readers) {
        return reach.getOrDefault(readers, List.of());
    }

    /** What stops the service, as it would be typed: under the guard of its runbook. */
    public Optional<String> stopTyped(Incident incident) {
        return stop.map(runbook -> runbook + " " + incident.where() + " -- " + incident.id());
    }

    /** The question whom it hit, as it would be typed. */
    public Optional<String> impactTyped(Incident incident) {
        return impact.map(query -> "sql " + incident.where() + " " + query);
    }
}
