package dev.capstan.store;

import dev.capstan.backup.Drill;
import dev.capstan.backup.DrillBook;
import dev.capstan.catalog.EnvironmentName;
import dev.capstan.catalog.ServiceName;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

/** Drills that were held, on PostgreSQL. */
public final class JdbiDrillBook implements DrillBook {
    private final Store store;

    public JdbiDrillBook(Store store) {
        this.store = store;
    }

    @Override
    public void write(ServiceName service, EnvironmentName environment, String operation, Drill drill) {
        store.with(handle -> handle.createUpdate(
                        """
                        insert into backup_drill (operation, service, environment, at, rto_seconds, rpo_seconds)
                        values (:operation, :service, :environment, :at, :rto, :rpo)
                        on conflict (operation) do nothing
                        """)
                .bind("operation", operation)
                .bind("service", service.value())
                .bind("environment", environment.value())
                .bind("at", drill.at())
                .bind("rto", drill.rto().map(Duration::toSeconds).orElse(null))
                .bind("rpo", drill.rpo().map(Duration::toSeconds).orElse(null))
                .execute());
    }

    @Override
    public List<Drill> of(ServiceName service, EnvironmentName environment) {
        return store.with(handle -> handle.createQuery(
                        """
                        select at, rto_seconds, rpo_seconds from backup_drill
                         where service = :service and environment = :environment
                         order by at, operation
                        """)
                .bind("service", service.value())
                .bind("environment", environment.value())
                .map((row, context) -> new Drill(
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        seconds(row, "rto_seconds"),
                        seconds(row, "rpo_seconds")))
                .list());
    }

    private static Optional<Duration> seconds(ResultSet row, String column) throws SQLException {
        long seconds = row.getLong(column);
        return row.wasNull() ? Optional.empty() : Optional.of(Duration.ofSeconds(seconds));
    }
}
