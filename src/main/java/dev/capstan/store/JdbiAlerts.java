package dev.capstan.store;

import dev.capstan.alert.Alert;
import dev.capstan.alert.AlertId;
import dev.capstan.alert.AlertView;
import dev.capstan.alert.Alerts;
import dev.capstan.alert.Change;
import dev.capstan.alert.Digest;
import dev.capstan.alert.Event;
import dev.capstan.alert.Report;
import dev.capstan.alert.Signal;
import dev.capstan.alert.Where;
import dev.capstan.catalog.ChannelId;
import dev.capstan.operation.StoreUnavailable;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Alerts on PostgreSQL. */
public final class JdbiAlerts implements Alerts {
    private static final Logger LOG = LoggerFactory.getLogger(JdbiAlerts.class);

    /** Held while a report is worked off, so that they are worked off in the order in which they came. */
    private static final long WORKING_OFF = 0x0A1E27;

    private static final int LATELY = 60;

    private final Store store;
    private final Documents documents;
    private final AlertRows rows;

    public JdbiAlerts(Store store, Documents documents) {
        this.store = store;
        this.documents = documents;
        this.rows = new AlertRows(documents);
    }

    private record Waiting(long id, String report) {}

    @Override
    public boolean workOff(Gathering gathering) {
        var at = new AtomicLong();
        try {
            return store.inTransaction(handle -> {
                var waiting = next(handle);
                waiting.ifPresent(next -> {
                    at.set(next.id());
                    workOff(handle, documents.read(next.report(), Report.class), gathering);
                    handle.execute("delete from alert_report where id = ?", next.id());
                });
                return waiting.isPresent();
            });
        } catch (StoreUnavailable down) {
            throw down;
        } catch (RuntimeException unexpected) {
            putAside(at.get(), unexpected);
            return true;
        }
    }

    private static Optional<Waiting> next(Handle handle) {
        boolean ours = handle.createQuery("select pg_try_advisory_xact_lock(:lock)")
                .bind("lock", WORKING_OFF)
                .mapTo(Boolean.class)
                .one();
        return ours
                ? handle.createQuery("select id, report from alert_report where trouble is null order by id limit 1")
                        .map((row, context) -> new Waiting(row.getLong("id"), row.getString("report")))
                        .findOne()
                : Optional.empty();
    }

    /** One that nobody can work off must not hold up those behind it. */
    private void putAside(long report, RuntimeException why) {
        LOG.error("Report {} could not be worked off and is put aside in alert_report", report, why);
        store.with(handle ->
                handle.execute("update alert_report set trouble = ? where id = ?", String.valueOf(why), report));
    }

    private void workOff(Handle handle, Report report, Gathering gathering) {
        var needs = gathering.needs(report);
        var standing = new Standing(
                newest(handle, needs.keys()),
                open(handle, needs.places()),
                lately(handle, needs.channels()),
                overBefore(handle, needs.keys(), report));
        var changes = gathering.changes(report, standing);
        changes.forEach(change -> rows.write(handle, change));
        rememberEarlyEnds(handle, needs.keys(), report, changes);
    }

    private Map<String, AlertView> newest(Handle handle, Set<String> keys) {
        Map<String, AlertView> newest = new HashMap<>();
        for (var key : keys) {
            handle.createQuery(
                            """
                            select id, alert from alert where md5(key) = md5(:key)
                             order by began_at desc, id limit 1 for update
                            """)
                    .bind("key", key)
                    .map((row, context) -> rows.alert(row))
                    .findOne()
                    .ifPresent(alert -> newest.put(key, view(handle, alert)));
        }
        return newest;
    }

    private AlertView view(Handle handle, Alert alert) {
        return new AlertView(alert, signals(handle, alert.id()), events(handle, alert.id()));
    }

    private List<Signal> signals(Handle handle, AlertId id) {
        return handle.createQuery(
                        """
                        select signal from alert_signal where alert = :id order by firing desc, since, fingerprint
                        """)
                .bind("id", id.value())
                .map((row, context) -> documents.read(row.getString("signal"), Signal.class))
                .list();
    }

    private List<AlertView.Happened> events(Handle handle, AlertId id) {
        return handle.createQuery("select number, at, event from alert_event where alert = :id order by number")
                .bind("id", id.value())
                .map((row, context) -> new AlertView.Happened(
                        row.getInt("number"),
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        documents.read(row.getString("event"), Event.class)))
                .list();
    }

    private List<Alert> open(Handle handle, Set<Where> places) {
        return places.isEmpty()
                ? List.of()
                : handle.createQuery(
                                """
                                select id, alert from alert
                                 where not is_over and service || ' ' || environment = any (:places)
                                 order by began_at
                                """)
                        .bind("places", places.stream().map(Where::toString).toArray(String[]::new))
                        .map((row, context) -> rows.alert(row))
                        .list();
    }

    private static Map<ChannelId, Integer> lately(Handle handle, Set<ChannelId> channels) {
        return handle
                .createQuery(
                        """
                        select channel, count(*) as many from alert
                         where telling = 'ALONE' and channel = any (:channels)
                           and told_at > now() - :lately * interval '1 second'
                         group by channel
                        """)
                .bind("channels", channels.stream().map(ChannelId::value).toArray(String[]::new))
                .bind("lately", LATELY)
                .map((row, context) -> Map.entry(new ChannelId(row.getString("channel")), row.getInt("many")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static Set<String> overBefore(Handle handle, Set<String> keys, Report report) {
        var names = earlyNames(keys, report, true);
        return names.isEmpty()
                ? Set.of()
                : new HashSet<>(handle.createQuery("select name from alert_over_before where name = any (:names)")
                        .bind("names", names.toArray(String[]::new))
                        .mapTo(String.class)
                        .list());
    }

    private static List<String> earlyNames(Set<String> keys, Report report, boolean firing) {
        var names = new ArrayList<String>();
        report.signals().stream()
                .filter(signal -> signal.firing() == firing)
                .forEach(signal -> keys.forEach(key -> names.add(Alerts.early(key, signal))));
        return names;
    }

    /** Nothing came of them, as far as is known; what comes late must not begin what has ended. */
    private static void rememberEarlyEnds(Handle handle, Set<String> keys, Report report, List<Change> changes) {
        if (changes.isEmpty()) {
            handle.createUpdate("insert into alert_over_before (name) select unnest(:names) on conflict do nothing")
                    .bind("names", earlyNames(keys, report, false).toArray(String[]::new))
                    .execute();
        }
    }

    @Override
    public Optional<Change> change(AlertId id, Function<Present, Optional<Change>> decision) {
        return store.inTransaction(handle -> {
            var alert = handle.createQuery("select id, alert from alert where id = :id for update")
                    .bind("id", id.value())
                    .map((row, context) -> rows.alert(row))
                    .findOne();
            var change = alert.flatMap(known -> {
                var channel = known.origin().channel();
                var lately = lately(handle, Set.of(channel)).getOrDefault(channel, 0);
                return decision.apply(new Present(view(handle, known), lately));
            });
            change.ifPresent(decided -> rows.write(handle, decided));
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
                .map((row, context) -> rows.alert(row))
                .findOne()
                .map(alert -> view(handle, alert)));
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
                .map((row, context) -> rows.alert(row))
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
                        gathered(handle, id)))
                .findOne());
    }

    private List<AlertView> gathered(Handle handle, String digest) {
        return handle
                .createQuery(
                        """
                        select id, alert from alert where digest = cast(:digest as bigint) order by began_at, id
                        """)
                .bind("digest", digest)
                .map((row, context) -> rows.alert(row))
                .list()
                .stream()
                .map(alert -> new AlertView(alert, signals(handle, alert.id()), List.of()))
                .toList();
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
