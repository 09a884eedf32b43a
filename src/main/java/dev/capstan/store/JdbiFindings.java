package dev.capstan.store;

import dev.capstan.catalog.ChannelId;
import dev.capstan.catalog.EnvironmentName;
import dev.capstan.catalog.ServiceName;
import dev.capstan.finding.Finding;
import dev.capstan.finding.Findings;
import dev.capstan.finding.Found;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Findings on PostgreSQL. */
public final class JdbiFindings implements Findings {
    private static final String TELL =
            """
            insert into outbox (kind, subject) select 'FINDING', cast(id as text) from changed
            on conflict (kind, subject) do update
               set revision = nextval('outbox_revision'), due_at = least(outbox.due_at, now())
            """;

    private final Store store;
    private final Documents documents;

    public JdbiFindings(Store store, Documents documents) {
        this.store = store;
        this.documents = documents;
    }

    @Override
    public void settle(
            ServiceName service, EnvironmentName environment, ChannelId channel, List<Finding> standing, Instant now) {
        store.inTransaction(handle -> {
            over(handle, service, environment, standing, now);
            standing.forEach(finding -> stands(handle, service, environment, channel, finding, now));
            return null;
        });
    }

    private static void over(
            Handle handle, ServiceName service, EnvironmentName environment, List<Finding> standing, Instant now) {
        handle.createUpdate(
                        """
                        with changed as (
                          update finding set over_at = :now
                           where service = :service and environment = :environment and over_at is null
                             and matter <> all (:matters)
                          returning id
                        )
                        """
                                + TELL)
                .bind("now", now)
                .bind("service", service.value())
                .bind("environment", environment.value())
                .bind("matters", standing.stream().map(Finding::matter).toArray(String[]::new))
                .execute();
    }

    private void stands(
            Handle handle,
            ServiceName service,
            EnvironmentName environment,
            ChannelId channel,
            Finding finding,
            Instant now) {
        handle.createUpdate(
                        """
                        with changed as (
                          insert into finding (service, environment, matter, channel, finding, since)
                          values (:service, :environment, :matter, :channel, cast(:finding as jsonb), :now)
                          on conflict (service, environment, matter) where over_at is null do nothing
                          returning id
                        )
                        """
                                + TELL)
                .bind("service", service.value())
                .bind("environment", environment.value())
                .bind("matter", finding.matter())
                .bind("channel", channel.value())
                .bind("finding", documents.write(finding))
                .bind("now", now)
                .execute();
    }

    @Override
    public Optional<Found> found(String id) {
        return store.with(handle -> handle.createQuery(
                        """
                        select service, environment, channel, finding, since, over_at from finding
                         where cast(id as text) = :id
                        """)
                .bind("id", id)
                .map((row, context) -> new Found(
                        new ServiceName(row.getString("service")),
                        new EnvironmentName(row.getString("environment")),
                        new ChannelId(row.getString("channel")),
                        documents.read(row.getString("finding"), Finding.class),
                        row.getObject("since", OffsetDateTime.class).toInstant(),
                        Optional.ofNullable(row.getObject("over_at", OffsetDateTime.class))
                                .map(OffsetDateTime::toInstant)))
                .findOne());
    }
}
