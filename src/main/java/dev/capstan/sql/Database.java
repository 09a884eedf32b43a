package dev.capstan.sql;

import dev.capstan.catalog.EnvironmentName;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A database of a service.
 *
 * @param secrets in which secret its address is, by environment
 * @param timeout how long one statement may take
 * @param rows how many rows are fetched at most
 * @param may who may ask it, for queries that say nothing of their own
 */
public record Database(
        DatabaseName name, Map<EnvironmentName, String> secrets, Duration timeout, int rows, Rights may) {
    static final Duration USUAL_TIMEOUT = Duration.ofSeconds(15);
    static final int USUAL_ROWS = 100_000;

    public Database {
        secrets = Collections.unmodifiableMap(new LinkedHashMap<>(secrets));
    }
}
