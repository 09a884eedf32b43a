package dev.capstan.monitor;

import dev.capstan.sql.QueryName;
import dev.capstan.step.Check;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where a monitor's numbers come from. */
public sealed interface Source {
    /** @param server empty until the chapter is linked, where there is only one */
    record Prometheus(String expression, Optional<ServerName> server) implements Source {}

    /**
     * @param column whose number is read; absent: whether the answer is as the query expects
     * @param by columns that tell rows apart, each with clocks of its own; without them the worst row counts
     */
    record Query(QueryName query, Optional<String> column, List<String> by, Map<String, String> values)
            implements Source {
        public Query {
            by = List.copyOf(by);
            values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        }
    }

    /** Whether it holds, and in how many milliseconds it was answered. */
    record Asked(Check check) implements Source {}

    /** A check of the service's health by name, until the chapter is linked. */
    record Health(HealthName name) implements Source {}

    record Host(Gauge gauge) implements Source {
        public enum Gauge {
            CPU,
            MEMORY,
            LOAD
        }
    }

    /** How full the file system is that holds the path. */
    record Disk(String path) implements Source {}

    /** A script that prints a number, and only looks. */
    record Script(String script) implements Source {}

    record HealthName(String value) {}
}
