package dev.capstan.store;

import dev.capstan.alert.Alert;
import dev.capstan.alert.AlertId;
import dev.capstan.alert.AlertView;
import dev.capstan.alert.Alerts;
import dev.capstan.alert.Change;
import dev.capstan.alert.Digest;
import dev.capstan.alert.Where;
import dev.capstan.catalog.ChannelId;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jdbi.v3.core.statement.Query;

/** Alerts on PostgreSQL. */
public final class JdbiAlerts implements Alerts {
    private final Store store;
    private final AlertViews views;
    private final AlertWriting writing;
    private final ReportQueue reports;

    public JdbiAlerts(Store store, Documents documents) {
        this.store = store;
        this.views = new AlertViews(documents);
        this.writing = new AlertWriting(documents);
        this.reports = new ReportQueue(store, documents, views, writing);
    }

    @Override
    public boolean workOff(Gathering gathering) {
        return reports.workOff(gathering);
    }

    @Override
    public Optional<Change> change(AlertId id, Function<Present, Optional<Change>> decision) {
        return store.inTransaction(handle -> {
            var alert = handle.createQuery("select id, alert from alert where id = :id for update")
                    .bind("id", id.value())
                    .map((row, context) -> views.alert(row))
                    .findOne();
            var change = alert.flatMap(known -> {
                var channel = known.origin().channel();
                var lately = AlertViews.lately(handle, Set.of(channel)).getOrDefault(channel, 0);
                return decision.apply(new Present(views.view(handle, known), lately));
            });
            change.ifPresent(decided -> writing.write(handle, decided));
            return change;
        });
    }

    @Override
    public List<AlertId> due(Instant now, int limit) {
        return ids(
                "select id from alert where wake_at <= :now order by wake_at limit :limit",
                query -> query.bind("now", now).bind("limit", limit));
    }

    @Override
    public List<AlertId> unexplained(Instant before, int limit) {
        return ids(
                """
                select symptom.id from alert symptom left join alert cause on cause.id = symptom.hidden_by
                 where not symptom.is_over and symptom.hidden_by is not null
                   and (cause.id is null or cause.over_at < :before)
                 order by symptom.began_at limit :limit
                """,
                query -> query.bind("before", before).bind("limit", limit));
    }

    private List<AlertId> ids(String sql, Function<Query, Query> binding) {
        return store.with(handle -> binding.apply(handle.createQuery(sql))
                .map((row, context) -> new AlertId(row.getString("id")))
                .list());
    }

    @Override
    public Optional<AlertView> view(AlertId id) {
        return store.with(handle -> handle.createQuery("select id, alert from alert where id = :id")
                .bind("id", id.value())
                .map((row, context) -> views.alert(row))
                .findOne()
                .map(alert -> views.view(handle, alert)));
    }

    @Override
    public List<Alert> open(int limit) {
        return alerts(
                "select id, alert from alert where not is_over order by began_at limit :limit",
                query -> query.bind("limit", limit));
    }

    @Override
    public List<Alert> since(Where where, Instant after, int limit) {
        return alerts(
                """
                select id, alert from alert
                 where service = :service and environment = :environment and (not is_over or over_at > :after)
                 order by began_at desc limit :limit
                """,
                query -> query.bind("service", where.service().value())
                        .bind("environment", where.environment().value())
                        .bind("after", after)
                        .bind("limit", limit));
    }

    private List<Alert> alerts(String sql, Function<Query, Query> binding) {
        return store.with(handle -> binding.apply(handle.createQuery(sql))
                .map((row, context) -> views.alert(row))
                .list());
    }

    @Override
    public boolean closeDigests(Instant now, Duration gathering) {
        return store.with(handle -> handle.createUpdate(
                                """
                                with closed as (
                                  update alert_digest set closed_at = :now
                                   where closed_at is null and opened_at <= :opened
                                  returning id
                                )
                                insert into outbox (kind, subject) select 'DIGEST', cast(id as text) from closed
                                """)
                        .bind("now", now)
                        .bind("opened", now.minus(gathering))
                        .execute()
                > 0);
    }

    @Override
    public Optional<Digest> digest(String id) {
        return store.with(handle -> handle.createQuery(
                        """
                        select id, channel, opened_at, closed_at from alert_digest
                         where cast(id as text) = :id and closed_at is not null
                        """)
                .bind("id", id)
                .map((row, context) -> new Digest(
                        id,
                        new ChannelId(row.getString("channel")),
                        row.getObject("opened_at", OffsetDateTime.class).toInstant(),
                        row.getObject("closed_at", OffsetDateTime.class).toInstant(),
                        views.inDigest(handle, id)))
                .findOne());
    }

    @Override
    public List<Alert> silencedThere(int limit) {
        return silenced("is not null", limit);
    }

    @Override
    public List<Alert> toBeSilencedThere(int limit) {
        return silenced("is null", limit);
    }

    @Override
    public List<Alert> toBeUnsilencedThere(int limit) {
        return alerts(
                """
                select id, alert from alert where jsonb_array_length(alert -> 'lifting') > 0
                 order by began_at limit :limit
                """,
                query -> query.bind("limit", limit));
    }

    private List<Alert> silenced(String there, int limit) {
        return alerts(
                """
                select id, alert from alert
                 where not is_over and silenced = 'ALERTMANAGER' and alert -> 'silence' ->> 'there' %s
                 order by began_at limit :limit
                """
                        .formatted(there),
                query -> query.bind("limit", limit));
    }

    @Override
    public void forget(Instant before) {
        store.inTransaction(handle -> {
            handle.execute(
                    """
                    delete from alert where over_at < ?
                       and not exists (select from incident_alert where alert = alert.id and incident is not null)
                    """,
                    before);
            handle.execute(
                    """
                    delete from anchor where kind = 'ALERT'
                       and not exists (select from alert where id = anchor.subject)
                    """);
            handle.execute("delete from alert_over_before where at < ?", before);
            handle.execute(
                    """
                    delete from alert_digest where closed_at < ?
                       and not exists (select 1 from alert where digest = alert_digest.id)
                    """,
                    before);
            return null;
        });
    }
}
