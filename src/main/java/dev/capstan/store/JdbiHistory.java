package dev.capstan.store;

import dev.capstan.catalog.ServiceName;
import dev.capstan.monitor.Course;
import dev.capstan.monitor.Gauge.Point;
import dev.capstan.monitor.History;
import dev.capstan.monitor.Readings.Key;
import dev.capstan.monitor.Series;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What monitors read, on PostgreSQL. */
public final class JdbiHistory implements History {
    private final Store store;
    private final MonitorRows rows;

    public JdbiHistory(Store store, Documents documents) {
        this.store = store;
        this.rows = new MonitorRows(documents);
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
                        var key = MonitorRows.key(row);
                        failures.put(key, Optional.ofNullable(row.getString("failure")));
                        var own = courses.computeIfAbsent(key, any -> new LinkedHashMap<>());
                        var course = rows.course(row);
                        if (course.isPresent()) {
                            own.put(rows.series(row), course.get());
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
                    .bindMap(MonitorRows.named(key))
                    .bindMap(values)
                    .map((row, context) -> points.computeIfAbsent(rows.series(row), any -> new ArrayList<>())
                            .add(new Point(MonitorRows.at(row, "at"), row.getDouble("value"))))
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
                .bindMap(MonitorRows.named(key))
                .map((row, context) -> Optional.ofNullable(row.getObject("at", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant))
                .one());
    }
}
