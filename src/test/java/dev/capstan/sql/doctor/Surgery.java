package dev.capstan.sql.doctor;

import dev.capstan.catalog.EnvironmentName;
import dev.capstan.catalog.ServiceName;
import dev.capstan.sql.Checkup;
import dev.capstan.sql.Database;
import dev.capstan.sql.DatabaseName;
import dev.capstan.sql.Databases;
import dev.capstan.sql.Diagnosis;
import dev.capstan.sql.Doctor.Visit;
import dev.capstan.sql.InquiryId;
import dev.capstan.sql.Rights;
import dev.capstan.sql.Source;
import dev.capstan.sql.Topic;
import dev.capstan.sql.gate.Dialect;
import dev.capstan.sql.gate.ReadOnlyGate;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;

/** Where a doctor sees one database. */
record Surgery(Dialect dialect, Databases databases, Thresholds thresholds) {

    Visit visit() {
        var database = new Database(
                new DatabaseName("main"),
                dialect,
                Map.of(),
                Database.Via.BOT,
                Duration.ofSeconds(15),
                1_000,
                new Rights(Map.of()),
                new Rights(Map.of()));
        return new DatabaseDoctor(new ReadOnlyGate(), databases, thresholds, Clock.systemUTC())
                .examine(
                        new InquiryId(UUID.randomUUID()),
                        new Source(new ServiceName("ctea"), new EnvironmentName("production"), database));
    }

    Checkup checkup() {
        return switch (visit()) {
            case Visit.Paid(var checkup) -> checkup;
            case Visit.Barred(var how) -> throw new AssertionError("barred: " + how);
        };
    }

    Diagnosis of(Topic topic) {
        return checkup().diagnoses().stream()
                .filter(each -> each.topic() == topic)
                .findFirst()
                .orElseThrow(() -> new AssertionError("nothing about " + topic));
    }
}
