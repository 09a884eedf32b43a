package dev.capstan.sql.doctor;

import dev.capstan.catalog.EnvironmentName;
import dev.capstan.catalog.ServiceName;
import dev.capstan.sql.Checkup;
import dev.capstan.sql.Database;
import dev.capstan.sql.DatabaseName;
import dev.capstan.sql.Diagnosis;
import dev.capstan.sql.InquiryId;
import dev.capstan.sql.Rights;
import dev.capstan.sql.Source;
import dev.capstan.sql.Topic;
import dev.capstan.sql.Visit;
import dev.capstan.sql.engine.Engines;
import dev.capstan.sql.gate.Dialect;
import dev.capstan.sql.gate.ReadOnlyGate;
import dev.capstan.step.Secret;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Where a doctor sees one database, by its address.
 *
 * @param url as a person writes it in a secret
 */
record Surgery(Dialect dialect, String url, Thresholds thresholds) {
    private static final EnvironmentName PRODUCTION = new EnvironmentName("production");

    Visit<Checkup> visit() {
        var database = new Database(
                new DatabaseName("main"),
                dialect,
                Map.of(PRODUCTION, "URL"),
                Database.Via.BOT,
                Duration.ofSeconds(15),
                1_000,
                new Rights(Map.of()),
                new Rights(Map.of()));
        try (var engines = new Engines(name -> Optional.of(new Secret(url)), source -> Optional.empty())) {
            return new DatabaseDoctor(new ReadOnlyGate(), engines, thresholds, Clock.systemUTC())
                    .examine(
                            new InquiryId(UUID.randomUUID()),
                            new Source(new ServiceName("ctea"), PRODUCTION, database));
        }
    }

    Checkup checkup() {
        return switch (visit()) {
            case Visit.Paid<Checkup>(var checkup) -> checkup;
            case Visit.Cancelled<Checkup> cancelled -> throw new AssertionError(cancelled);
            case Visit.Barred<Checkup> barred -> throw new AssertionError(barred);
        };
    }

    Diagnosis of(Topic topic) {
        return checkup().diagnoses().stream()
                .filter(each -> each.topic() == topic)
                .findFirst()
                .orElseThrow(() -> new AssertionError("nothing about " + topic));
    }
}
