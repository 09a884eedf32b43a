package dev.capstan;

import dev.capstan.bench.SqlBench;
import dev.capstan.catalog.EnvironmentName;
import dev.capstan.catalog.ServiceName;
import dev.capstan.sql.Answered;
import dev.capstan.sql.Ask;
import dev.capstan.sql.Column;
import dev.capstan.sql.Database;
import dev.capstan.sql.DatabaseName;
import dev.capstan.sql.InquiryId;
import dev.capstan.sql.Limits;
import dev.capstan.sql.Rights;
import dev.capstan.sql.RowSink;
import dev.capstan.sql.Source;
import dev.capstan.sql.engine.CsvFile;
import dev.capstan.sql.engine.Engines;
import dev.capstan.sql.gate.Dialect;
import dev.capstan.sql.gate.ReadOnlyGate;
import dev.capstan.sql.gate.Verdict;
import dev.capstan.step.Secret;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The way of a question from the gate to the database and back, as the bench takes it. */
final class SqlPractice implements SqlBench.Reader {
    private static final Limits LIMITS = new Limits(Duration.ofMinutes(5), 10_000_000, 10_000_000_000L);
    private static final EnvironmentName HERE = new EnvironmentName("here");
    private static final Rights NOBODY = new Rights(Map.of());

    /** The name under which an address is kept as a secret is the address itself. */
    private final Engines engines = new Engines(name -> Optional.of(new Secret(name)), source -> Optional.empty());

    private final Map<String, Source> sources = new HashMap<>();
    private final Map<String, Verdict.Admitted> judged = new HashMap<>();

    @Override
    public long read(String url, String sql) {
        return rows(url, sql, new RowSink() {
            @Override
            public void columns(List<Column> columns) {}

            @Override
            public void row(List<Object> values) {}
        });
    }

    @Override
    public long readInto(String url, String sql, Path file) throws IOException {
        try (var csv = new CsvFile(file)) {
            return rows(url, sql, csv);
        }
    }

    private long rows(String url, String sql, RowSink into) {
        var source = sources.computeIfAbsent(url, SqlPractice::source);
        var dialect = source.database().dialect();
        var admitted = judged.computeIfAbsent(dialect + sql, key -> judge(dialect, sql));
        var ask = new Ask(new InquiryId(UUID.randomUUID()), source, admitted, Map.of(), LIMITS);
        return switch (engines.ask(ask, into)) {
            case Answered.Complete complete -> complete.rows();
            case Answered other -> throw new IllegalStateException("not answered: " + other);
        };
    }

    private static Source source(String url) {
        var dialect = url.startsWith("postgresql") ? Dialect.POSTGRESQL : Dialect.MYSQL;
        var database = new Database(
                new DatabaseName(dialect.name()),
                dialect,
                Map.of(HERE, url),
                Database.Via.BOT,
                LIMITS.timeout(),
                1,
                NOBODY,
                NOBODY);
        return new Source(new ServiceName("bench"), HERE, database);
    }

    /** Once, as for the questions of a catalogue. */
    private Verdict.Admitted judge(Dialect dialect, String sql) {
        return switch (new ReadOnlyGate().judge(dialect, sql)) {
            case Verdict.Admitted admitted -> admitted;
            case Verdict.Refused(var reason) -> throw new IllegalStateException("the gate refuses it: " + reason);
        };
    }

    @Override
    public void close() {
        engines.close();
    }
}
