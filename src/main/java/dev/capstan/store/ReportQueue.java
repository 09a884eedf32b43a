package dev.capstan.store;

import dev.capstan.alert.Alert;
import dev.capstan.alert.AlertView;
import dev.capstan.alert.Alerts;
import dev.capstan.alert.Alerts.Gathering;
import dev.capstan.alert.Alerts.Standing;
import dev.capstan.alert.Change;
import dev.capstan.alert.Report;
import dev.capstan.alert.Signal;
import dev.capstan.alert.Where;
import dev.capstan.operation.StoreUnavailable;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reports that wait in the inbox, worked off in the order in which they came. */
final class ReportQueue {
    private static final Logger LOG = LoggerFactory.getLogger(ReportQueue.class);

    /** Held while one is worked off, by one at a time among all replicas. */
    private static final long WORKING_OFF = 0x0A1E27;

    private static final long NONE = 0;

    private final Store store;
    private final Documents documents;
    private final AlertViews views;
    private final AlertWriting writing;
    private final AtomicLong failed = new AtomicLong(NONE);

    ReportQueue(Store store, Documents documents, AlertViews views, AlertWriting writing) {
        this.store = store;
        this.documents = documents;
        this.views = views;
        this.writing = writing;
    }

    private record Waiting(long id, String report) {}

    /** The oldest. @return false: there was none, or another replica is at it */
    boolean workOff(Gathering gathering) {
        var at = new AtomicLong(NONE);
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
            if (at.get() == NONE) {
                throw unexpected;
            }
            again(at.get(), unexpected);
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

    /** Two that wait for one another, one of which the database ends, are no fault of the report: it is tried once more. */
    private void again(long report, RuntimeException why) {
        if (failed.getAndSet(report) == report) {
            putAside(report, why);
        } else {
            LOG.warn("Report {} could not be worked off and is tried again", report, why);
        }
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
                AlertViews.lately(handle, needs.channels()),
                overBefore(handle, needs.keys(), report));
        var changes = gathering.changes(report, standing);
        changes.forEach(change -> writing.write(handle, change));
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
                    .map((row, context) -> views.alert(row))
                    .findOne()
                    .ifPresent(alert -> newest.put(key, views.view(handle, alert)));
        }
        return newest;
    }

    private List<Alert> open(Handle handle, Set<Where> places) {
        return places.isEmpty()
                ? List.of()
                : handle.createQuery(
                                """
                                select id, alert from alert
                                 where not is_over and service || ' ' || environment = any (:places)
                                 order by began_at, id
                                   for update
                                """)
                        .bind("places", places.stream().map(Where::toString).toArray(String[]::new))
                        .map((row, context) -> views.alert(row))
                        .list();
    }

    private static Set<String> overBefore(Handle handle, Set<String> keys, Report report) {
        var names = report.signals().stream()
                .filter(Signal::firing)
                .flatMap(signal -> early(keys, signal))
                .toArray(String[]::new);
        return new HashSet<>(handle.createQuery(
                        """
                        select early from unnest(:names) early
                         where exists (select 1 from alert_over_before where name = md5(early))
                        """)
                .bind("names", names)
                .mapTo(String.class)
                .list());
    }

    private static Stream<String> early(Set<String> keys, Signal signal) {
        return keys.stream().map(key -> Alerts.early(key, signal));
    }

    /** Of what ends and came to nothing the beginning may still come, and must not begin what is over. */
    private static void rememberEarlyEnds(Handle handle, Set<String> keys, Report report, List<Change> changes) {
        var known =
                changes.stream().flatMap(change -> change.signals().stream()).collect(Collectors.toSet());
        var names = report.signals().stream()
                .filter(signal -> !signal.firing() && !known.contains(signal))
                .flatMap(signal -> early(keys, signal))
                .toArray(String[]::new);
        if (names.length > 0) {
            handle.createUpdate(
                            "insert into alert_over_before (name) select md5(unnest(:names)) on conflict do nothing")
                    .bind("names", names)
                    .execute();
        }
    }
}
