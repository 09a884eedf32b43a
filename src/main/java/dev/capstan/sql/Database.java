package dev.capstan.sql;

import dev.capstan.catalog.EnvironmentName;
import dev.capstan.sql.gate.Dialect;
import dev.capstan.sql.mask.Discretion;
import dev.capstan.sql.mask.Masks;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A database of a service.
 *
 * @param secrets in which secret its address is, by environment
 * @param timeout how long one statement may take
 * @param rows how many rows are fetched at most
 * @param may who may ask it, for queries that say nothing of their own
 * @param adHoc who may ask it whatever they type
 * @param writers in which secret the address of a role is that may write, where it is another one
 * @param masks on columns whose values nobody sees whole
 */
public record Database(
        DatabaseName name,
        Dialect dialect,
        Map<EnvironmentName, String> secrets,
        Via via,
        Duration timeout,
        int rows,
        Rights may,
        Rights adHoc,
        Map<EnvironmentName, String> writers,
        Masks masks) {
    static final Duration USUAL_TIMEOUT = Duration.ofSeconds(15);
    static final int USUAL_ROWS = 100_000;

    public Database {
        secrets = Collections.unmodifiableMap(new LinkedHashMap<>(secrets));
        writers = Collections.unmodifiableMap(new LinkedHashMap<>(writers));
    }

    /** Without an address of its own for writing, and without masks. */
    public Database(
            DatabaseName name,
            Dialect dialect,
            Map<EnvironmentName, String> secrets,
            Via via,
            Duration timeout,
            int rows,
            Rights may,
            Rights adHoc) {
        this(name, dialect, secrets, via, timeout, rows, may, adHoc, Map.of(), Masks.NONE);
    }

    /** In which secret the address is by which rows are changed. */
    public Optional<String> writer(EnvironmentName environment) {
        return Optional.ofNullable(writers.getOrDefault(environment, secrets.get(environment)));
    }

    /** From where it is reached. */
    public enum Via {
        /** The machine of the bot. */
        BOT,
        /** The first host of the environment, through SSH. */
        TARGET
    }

    Database with(Map<EnvironmentName, String> known, Map<EnvironmentName, String> knownWriters) {
        return new Database(name, dialect, known, via, timeout, rows, may, adHoc, knownWriters, masks);
    }

    /**
     * What the server says, as people may hear it.
     *
     * @param known what it may quote
     */
    public String discreet(String sqlState, String message, String known) {
        return masks.isEmpty() ? message : Discretion.of(sqlState, message, known);
    }

    /** For whoever sees to it alone that no values are shown. */
    public Database withoutMasks() {
        return new Database(name, dialect, secrets, via, timeout, rows, may, adHoc, writers, Masks.NONE);
    }
}
