package dev.capstan.store;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.capstan.catalog.EnvironmentName;
import dev.capstan.catalog.ServiceName;
import dev.capstan.monitor.Course;
import dev.capstan.monitor.Gauge.Point;
import dev.capstan.monitor.MonitorName;
import dev.capstan.monitor.Readings;
import dev.capstan.monitor.Series;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** What monitors read, on PostgreSQL. */
public final class JdbiReadings implements Readings {
    private static final TypeReference<Map<String, String>> LABELS = new TypeReference<>() {};

    private final Store store;
    private final Documents documents;

    public JdbiReadings(Store store, Documents documents) {
        this.store = store;
        this.documents = documents;
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
                    .bind("services", texts(keys, key -> key.service().value()))
                    .bind("environments", texts(keys, key -> key.environment().value()))
                    .bind("names", texts(keys, key -> key.monitor().value()))
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
                            key(row),
                            series(row),
                            course(row).flatMap(Course::firing).orElseThrow()))
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
                .bind("labels", labels(left.series()))
                .bindMap(named(left.key()))
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
                    .map((row, context) ->
                            new Taken(row.getInt("id"), key(row), row.getLong("epoch"), at(row, "due_at")))
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
                        .put(series(row), course(row).orElseThrow()))
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
                    .bindMap(named(claim.key()))
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
                .bindMap(named(claim.key()))
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
                .bind("known", texts(known, this::labels))
                .bind(
                        "courses",
                        texts(known, series -> gone.contains(series) ? null : documents.write(courses.get(series))))
                .bind("at", at)
                .bind("read", texts(numbers, this::labels))
                .bind("values", numbers.stream().mapToDouble(read::get).toArray())
                .execute();
    }

    @Override
    public Map<Key, Stand> stands(ServiceName service) {
        return store.with(handle -> {
            Map<Key, Map<Series, Course>> courses = new LinkedHashMap<>();
            Map<Key, Optional<String>> failures = new HashMap<>();
            handle.createQuery(
                            """
                            select service, environment, name, failure, labels, course
                              from monitor left join monitor_series
                                on monitor_series.monitor = monitor.id and course is not null
                             where service = :service and due_at is not null
                             order by environment, name, labels
                            """)
                    .bind("service", service.value())
                    .map((row, context) -> {
                        var key = key(row);
                        failures.put(key, Optional.ofNullable(row.getString("failure")));
                        var own = courses.computeIfAbsent(key, any -> new LinkedHashMap<>());
                        var course = course(row);
                        if (course.isPresent()) {
                            own.put(series(row), course.get());
                        }
                        return key;
                    })
                    .list();
            return courses.entrySet().stream()
                    .collect(Collectors.toMap(
                            Map.Entry::getKey, entry -> new Stand(entry.getValue(), failures.get(entry.getKey()))));
        });
    }

    @Override
    public Map<Series, List<Point>> between(Key key, Instant from, Instant to, Duration step, boolean upward) {
        return points(
                """
                select labels, bucket as at, case when :upward then max(value) else min(value) end as value
                  from (
                    select series, date_bin(make_interval(secs => :step), at, timestamptz 'epoch') as bucket, value
                      from monitor_reading where at >= :from and at <= :to
                    union all
                    select series, date_bin(make_interval(secs => :step), at, timestamptz 'epoch'),
                           case when :upward then greatest else least end
                      from monitor_summary where at >= :from and at <= :to
                  ) as each
                  join monitor_series on monitor_series.id = each.series
                  join monitor on monitor.id = monitor_series.monitor
                 where service = :service and environment = :environment and name = :name
                 group by labels, bucket order by labels, bucket
                """,
                key,
                Map.of("from", from, "to", to, "step", step.toMillis() / 1e3, "upward", upward));
    }

    @Override
    public Map<Series, List<Point>> every(Key key, Instant from, Instant to) {
        return points(
                """
                select labels, at, value
                  from monitor_reading
                  join monitor_series on monitor_series.id = monitor_reading.series
                  join monitor on monitor.id = monitor_series.monitor
                 where service = :service and environment = :environment and name = :name
                   and at >= :from and at <= :to
                 order by labels, at
                """,
                key,
                Map.of("from", from, "to", to));
    }

    private Map<Series, List<Point>> points(String select, Key key, Map<String, ?> values) {
        return store.with(handle -> {
            Map<Series, List<Point>> points = new LinkedHashMap<>();
            handle.createQuery(select)
                    .bindMap(named(key))
                    .bindMap(values)
                    .map((row, context) -> points.computeIfAbsent(series(row), any -> new ArrayList<>())
                            .add(new Point(at(row, "at"), row.getDouble("value"))))
                    .list();
            return points;
        });
    }

    @Override
    public Optional<Instant> first(Key key) {
        return store.with(handle -> handle.createQuery(
                        """
                        select least(
                            (select min(at) from monitor_summary where series = any (own.ids)),
                            (select min(at) from monitor_reading where series = any (own.ids))) as at
                          from (
                            select array_agg(monitor_series.id) as ids
                              from monitor_series join monitor on monitor.id = monitor_series.monitor
                             where service = :service and environment = :environment and name = :name
                          ) as own
                        """)
                .bindMap(named(key))
                .map((row, context) -> Optional.ofNullable(row.getObject("at", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant))
                .one());
    }

    private static Map<String, String> named(Key key) {
        return Map.of(
                "service", key.service().value(),
                "environment", key.environment().value(),
                "name", key.monitor().value());
    }

    private String labels(Series series) {
        return documents.write(series.labels());
    }

    private static <T> String[] texts(List<T> values, java.util.function.Function<T, String> text) {
        return values.stream().map(text).toArray(String[]::new);
    }

    private static Key key(ResultSet row) throws SQLException {
        return new Key(
                new ServiceName(row.getString("service")),
                new EnvironmentName(row.getString("environment")),
                new MonitorName(row.getString("name")));
    }

    private Series series(ResultSet row) throws SQLException {
        return new Series(documents.read(row.getString("labels"), LABELS));
    }

    private Optional<Course> course(ResultSet row) throws SQLException {
        return Optional.ofNullable(row.getString("course")).map(text -> documents.read(text, Course.class));
    }

    private static Instant at(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
