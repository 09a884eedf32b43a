package dev.capstan.incident;

import dev.capstan.alert.Alert;
import dev.capstan.alert.Handbook;
import dev.capstan.alert.Severity;
import dev.capstan.alert.Where;
import dev.capstan.catalog.ChannelId;
import dev.capstan.catalog.CurrentCatalogue;
import dev.capstan.catalog.Environment;
import dev.capstan.catalog.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** How an incident begins, by the catalogue in force. */
public final class Opening {
    private final CurrentCatalogue catalogue;
    private final RandomGenerator random;

    public Opening(CurrentCatalogue catalogue, RandomGenerator random) {
        this.catalogue = catalogue;
        this.random = random;
    }

    /** Absent for a place that the catalogue doesn't know. */
    Optional<ChannelId> channel(Where where) {
        return Optional.ofNullable(catalogue.now().services().get(where.service()))
                .flatMap(service -> Optional.ofNullable(service.environments().get(where.environment())))
                .map(Environment::channel);
    }

    Incident begin(Where where, String title, Severity severity, UserId person, Instant now) {
        return new Incident(
                IncidentId.random(random),
                where,
                channel(where).orElseThrow(),
                HouseIncidentsChapter.inOwnChannels(catalogue.now().house()),
                title,
                severity,
                person,
                now,
                Optional.empty(),
                Optional.empty(),
                List.of());
    }

    /** What the worst trouble in it is called, in the language of its channel. */
    String title(Alert alert) {
        var language = catalogue.now().house().languageOf(alert.origin().channel());
        return new Handbook(catalogue.now())
                .definitions(alert).stream()
                        .findFirst()
                        .map(definition -> definition.title().in(language))
                        .orElseGet(() -> alert.extent().names().getFirst());
    }
}
