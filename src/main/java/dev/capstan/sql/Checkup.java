package dev.capstan.sql;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;

/**
 * What the doctor says of a database.
 *
 * @param server such as {@code PostgreSQL 18.1}
 * @param diagnoses worst first
 */
public record Checkup(String server, String database, String role, Duration took, List<Diagnosis> diagnoses) {
    public Checkup {
        diagnoses = diagnoses.stream()
                .sorted(Comparator.comparing(Diagnosis::health).thenComparing(Diagnosis::topic))
                .toList();
    }

    /** Its worst part's. */
    public Health health() {
        return diagnoses.stream().map(Diagnosis::health).reduce(Health.GOOD, Health::or);
    }
}
