package dev.capstan.store;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.capstan.catalog.EnvironmentName;
import dev.capstan.catalog.ServiceName;
import dev.capstan.monitor.Course;
import dev.capstan.monitor.MonitorName;
import dev.capstan.monitor.Readings.Key;
import dev.capstan.monitor.Series;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** How monitors, their series and courses stand in rows. */
record MonitorRows(Documents documents) {
    private static final TypeReference<Map<String, String>> LABELS = new TypeReference<>() {};

    static Map<String, String> named(Key key) {
        return Map.of(
                "service", key.service().value(),
                "environment", key.environment().value(),
                "name", key.monitor().value());
    }

    String labels(Series series) {
        return documents.write(series.labels());
    }

    static <T> String[] texts(List<T> values, Function<T, String> text) {
        return values.stream().map(text).toArray(String[]::new);
    }

    static Key key(ResultSet row) throws SQLException {
        return new Key(
                new ServiceName(row.getString("service")),
                new EnvironmentName(row.getString("environment")),
                new MonitorName(row.getString("name")));
    }

    Series series(ResultSet row) throws SQLException {
        return new Series(documents.read(row.getString("labels"), LABELS));
    }

    Optional<Course> course(ResultSet row) throws SQLException {
        return Optional.ofNullable(row.getString("course")).map(text -> documents.read(text, Course.class));
    }

    static Instant at(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
