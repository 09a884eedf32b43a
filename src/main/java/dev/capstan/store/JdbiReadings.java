package dev.capstan.store;

import dev.capstan.monitor.Course;
import dev.capstan.monitor.Readings;
import dev.capstan.monitor.Series;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** What is watched, on PostgreSQL. */
public final class JdbiReadings implements Readings {
    private final Store store;
    private final Documents documents;
    private final MonitorRows rows;

    public JdbiReadings(Store store, Documents documents) {
        this.store = store;
        this.documents = documents;
        this.rows = new MonitorRows(documents);
    }

    @Override
    public List<Left> watch(Map<Key, Duration> every, Instant now) {
        return store.inTransaction(handle -> {
            var keys = List.copyOf(every.keySet());
            handle.createUpdate(
                            """
                            with wanted as (
                              select * from unnest(:services, :environments, :names, :seconds)
                                as each (service, environment, name, seconds)
                            ), rested as (
                              update monitor set due_at = null, held_until = null, epoch = epoch + 1
                               where due_at is not null
                                 and (service, environment, name)
                                     not in (select service, environment, name from wanted)
                            )
                            insert into monitor (service, environment, name, every, due_at)
                            select service, environment, name, make_interval(secs => seconds), :now from wanted
                            order by 1, 2, 3
                            on conflict (service, environment, name) do update
                               set every = excluded.every, due_at = coalesce(monitor.due_at, excluded.due_at)
                             where monitor.every <> excluded.every or monitor.due_at is null
                            """)
                    .bind("services", MonitorRows.texts(keys, key -> key.service()
                            .value()))
                    .bind("environments", MonitorRows.texts(keys, key -> key.environment()
                            .value()))
                    .bind("names", MonitorRows.texts(keys, key -> key.monitor().value()))
                    .bind(
                            "seconds",
                            keys.stream()
                                    .mapToDouble(key -> every.get(key).toMillis() / 1e3)
                                    .toArray())
                    .bind("now", now)
                    .execute();
            return handle.createQuery(
                            """
                            select service, environment, name, labels, course
                              from monitor join monitor_series on monitor_series.monitor = monitor.id
                             where due_at is null and course -> 'firing' <> 'null'
                            """)
                    .map((row, context) -> new Left(
                            MonitorRows.key(row),
                            rows.series(row),
                            rows.course(row).flatMap(Course::firing).orElseThrow()))
                    .list();
        });
    }

    @Override
    public void ended(Left left) {
        store.with(handle -> handle.createUpdate(
                        """
                        update monitor_series set course = null
                          from monitor
                         where monitor_series.monitor = monitor.id and due_at is null and labels = :labels
                           and service = :service and environment = :environment and name = :name
                        """)
                .bind("labels", rows.labels(left.series()))
                .bindMap(MonitorRows.named(left.key()))
                .execute());
    }

    @Override
    public List<Claim> claim(int most, Duration lease, Instant now) {
        record Taken(int id, Key key, long epoch, Instant due) {}
        return store.inTransaction(handle -> {
            var taken = handle.createQuery(
                            """
                            with due as (
                              select id, due_at from monitor
                               where (due_at <= :now or due_at > cast(:now as timestamptz) + every * 2)
                                 and (held_until is null or held_until <= now())
                               order by due_at limit :most
                               for update skip locked
                            )
                            update monitor
                               set held_until = now() + make_interval(secs => :lease), epoch = epoch + 1
                              from due where due.id = monitor.id
                            returning monitor.id, service, environment, name, epoch, due.due_at
                            """)
                    .bind("now", now)
                    .bind("most", most)
                    .bind("lease", lease.toSeconds())
                    .map((row, context) -> new Taken(
                            row.getInt("id"),
                            MonitorRows.key(row),
                            row.getLong("epoch"),
                            MonitorRows.at(row, "due_at")))
                    .list();
            var courses = courses(handle, taken.stream().mapToInt(Taken::id).toArray());
            return taken.stream()
                    .map(each ->
                            new Claim(each.key(), each.epoch(), each.due(), courses.getOrDefault(each.id(), Map.of())))
                    .toList();
        });
    }

    private Map<Integer, Map<Series, Course>> courses(Handle handle, int[] monitors) {
        Map<Integer, Map<Series, Course>> courses = new HashMap<>();
        handle.createQuery(
                        """
                        select monitor, labels, course from monitor_series
                         where monitor = any (:monitors) and course is not null
                        """)
                .bind("monitors", monitors)
                .map((row, context) -> courses.computeIfAbsent(row.getInt("monitor"), any -> new HashMap<>())
                        .put(rows.series(row), rows.course(row).orElseThrow()))
                .list();
        return courses;
    }

    @Override
    public boolean record(
            Claim claim,
            Map<Series, Course> courses,
            Map<Series, Double> read,
            Set<Series> gone,
            Optional<String> failure,
            Instant at,
            Instant nextDue) {
        return store.inTransaction(handle -> {
            var monitor = handle.createQuery(
                            """
                            update monitor set held_until = null, due_at = :next, failure = :failure
                             where service = :service and environment = :environment and name = :name
                               and epoch = :epoch and due_at is not null
                            returning id
                            """)
                    .bind("next", nextDue)
                    .bind("failure", failure.orElse(null))
                    .bind("epoch", claim.epoch())
                    .bindMap(MonitorRows.named(claim.key()))
                    .mapTo(Integer.class)
                    .findOne();
            monitor.ifPresent(id -> keep(handle, id, courses, read, gone, at));
            return monitor.isPresent();
        });
    }

    @Override
    public void letGo(Claim claim) {
        store.with(handle -> handle.createUpdate(
                        """
                        update monitor set held_until = null
                         where service = :service and environment = :environment and name = :name and epoch = :epoch
                        """)
                .bind("epoch", claim.epoch())
                .bindMap(MonitorRows.named(claim.key()))
                .execute());
    }

    private void keep(
            Handle handle,
            int monitor,
            Map<Series, Course> courses,
            Map<Series, Double> read,
            Set<Series> gone,
            Instant at) {
        var known = List.copyOf(courses.keySet());
        var numbers = List.copyOf(read.keySet());
        handle.createUpdate(
                        """
                        with known as (
                          insert into monitor_series (monitor, labels, course)
                          select :monitor, labels, cast(course as jsonb)
                            from unnest(:known, :courses) as each (labels, course)
                          on conflict (monitor, labels) do update set course = excluded.course
                          returning id, labels
                        )
                        insert into monitor_reading (series, at, value)
                        select id, :at, value
                          from known join unnest(:read, :values) as each (labels, value) using (labels)
                        on conflict (series, at) do nothing
                        """)
                .bind("monitor", monitor)
                .bind("known", MonitorRows.texts(known, rows::labels))
                .bind(
                        "courses",
                        MonitorRows.texts(
                                known, series -> gone.contains(series) ? null : documents.write(courses.get(series))))
                .bind("at", at)
                .bind("read", MonitorRows.texts(numbers, rows::labels))
                .bind("values", numbers.stream().mapToDouble(read::get).toArray())
                .execute();
    }
}
