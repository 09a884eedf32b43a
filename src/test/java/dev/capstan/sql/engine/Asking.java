package dev.capstan.sql.engine;

import dev.capstan.catalog.EnvironmentName;
import dev.capstan.catalog.ServiceName;
import dev.capstan.sql.Answered;
import dev.capstan.sql.Ask;
import dev.capstan.sql.Database;
import dev.capstan.sql.DatabaseName;
import dev.capstan.sql.InquiryId;
import dev.capstan.sql.Limits;
import dev.capstan.sql.Rights;
import dev.capstan.sql.RowSink;
import dev.capstan.sql.Source;
import dev.capstan.sql.gate.Dialect;
import dev.capstan.sql.gate.Verdict.Admitted;
import dev.capstan.sql.gate.Verdict.Form;
import dev.capstan.step.HostShell;
import dev.capstan.step.Secret;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** Engines over addresses that a test gives, and questions as the gate would have admitted them. */
final class Asking implements AutoCloseable {
    static final Limits USUAL = new Limits(Duration.ofSeconds(20), 1_000_000, 1_000_000_000);
    private static final EnvironmentName PRODUCTION = new EnvironmentName("production");
    private static final Pattern PARAMETER = Pattern.compile("(?<![:\\w]):([a-z]\\w*)");

    final Map<String, String> secrets = new ConcurrentHashMap<>();
    final Engines engines;

    Asking() {
        this(Optional.empty());
    }

    Asking(Optional<HostShell> through) {
        engines = new Engines(name -> Optional.ofNullable(secrets.get(name)).map(Secret::new), source -> through);
    }

    static Asking of(String url) {
        var asking = new Asking();
        asking.secrets.put("MAIN_URL", url);
        return asking;
    }

    static Source source(String secret) {
        return new Source(
                new ServiceName("shop"),
                PRODUCTION,
                new Database(
                        new DatabaseName(secret.toLowerCase(java.util.Locale.ROOT)),
                        Dialect.POSTGRESQL,
                        Map.of(PRODUCTION, secret),
                        Database.Via.BOT,
                        Duration.ofSeconds(15),
                        100_000,
                        new Rights(Map.of()),
                        new Rights(Map.of())));
    }

    static InquiryId id() {
        return new InquiryId(UUID.randomUUID());
    }

    static Ask question(String sql, Map<String, Object> values, Limits limits) {
        return question(id(), source("MAIN_URL"), sql, values, limits);
    }

    static Ask question(InquiryId id, Source source, String sql, Map<String, Object> values, Limits limits) {
        var names = new ArrayList<String>();
        var jdbc = PARAMETER.matcher(sql).replaceAll(found -> {
            names.add(found.group(1));
            return "?";
        });
        var form = sql.regionMatches(true, 0, "EXPLAIN", 0, 7)
                ? Form.EXPLAIN
                : sql.regionMatches(true, 0, "SHOW", 0, 4) ? Form.SHOW : Form.QUERY;
        return new Ask(id, source, new Admitted(sql, jdbc, List.copyOf(names), Set.of(), form), values, limits);
    }

    Answered ask(String sql, RowSink into) {
        return engines.ask(question(sql, Map.of(), USUAL), into);
    }

    Answered ask(String sql, Map<String, Object> values, Limits limits, RowSink into) {
        return engines.ask(question(sql, values, limits), into);
    }

    Object value(String sql) {
        return value(sql, Map.of());
    }

    Object value(String sql, Map<String, Object> values) {
        var rows = new Rows();
        var answered = ask(sql, values, USUAL, rows);
        if (!(answered instanceof Answered.Complete)) {
            throw new AssertionError(sql + ": " + answered);
        }
        return rows.only();
    }

    @Override
    public void close() {
        engines.close();
    }
}
