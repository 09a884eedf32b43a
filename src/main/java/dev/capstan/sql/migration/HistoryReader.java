package dev.capstan.sql.migration;

import dev.capstan.catalog.Environment;
import dev.capstan.catalog.Service;
import dev.capstan.sql.Answered;
import dev.capstan.sql.Ask;
import dev.capstan.sql.Column;
import dev.capstan.sql.Databases;
import dev.capstan.sql.InquiryId;
import dev.capstan.sql.Limits;
import dev.capstan.sql.RowSink;
import dev.capstan.sql.Source;
import dev.capstan.sql.gate.Dialect;
import dev.capstan.sql.gate.ReadOnlyGate;
import dev.capstan.sql.gate.Verdict;
import dev.capstan.step.HostProbe;
import dev.capstan.step.HostProbe.Answer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Reads what was applied from the database, and what there is to apply from the target. It changes neither. */
public final class HistoryReader {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final long ROWS = 10_000;
    private static final long BYTES = 8 << 20;
    private static final Set<String> NO_SUCH_TABLE = Set.of("42P01", "42S02", "3F000");

    private final Databases databases;
    private final HostProbe hosts;
    private final ReadOnlyGate gate;

    public HistoryReader(Databases databases, HostProbe hosts, ReadOnlyGate gate) {
        this.databases = databases;
        this.hosts = hosts;
        this.gate = gate;
    }

    Looked read(Service service, Environment environment, Migrations migrations) {
        var books = migrations.tool().books();
        var table = migrations.table(migrations.database(service).dialect());
        var rows = new ArrayList<List<Object>>();
        var answered = ask(service, environment, migrations, books.statement(table), Map.of(), rows);
        boolean never = answered instanceof Answered.Failed failed && NO_SUCH_TABLE.contains(failed.sqlState());
        if (!never && !(answered instanceof Answered.Complete)) {
            return new Looked.Unanswered(answered);
        }
        var history = rows.stream().map(books::entry).toList();
        var listed = files(environment, migrations);
        var files = listed instanceof Answer.Exited exited && exited.code() == 0
                ? books.files(exited.output())
                : List.<MigrationFile>of();
        return new Looked.Seen(new Ledger(books.compare(history, files), unknown(listed, migrations)), never);
    }

    /** Whether the gate lets a statement through: one that was put together here may still hold an expression of others. */
    boolean admits(Dialect dialect, String statement) {
        return gate.judge(dialect, statement) instanceof Verdict.Admitted;
    }

    /** @throws IllegalArgumentException when the gate refuses the statement: ask {@link #admits} first, unless it is one of Capstan's own */
    Answered ask(
            Service service,
            Environment environment,
            Migrations migrations,
            String statement,
            Map<String, Object> values,
            List<List<Object>> into) {
        var database = migrations.database(service);
        return switch (gate.judge(database.dialect(), statement)) {
            case Verdict.Refused(var reason) -> throw new IllegalArgumentException(statement + ": " + reason);
            case Verdict.Admitted admitted ->
                databases.ask(
                        new Ask(
                                new InquiryId(UUID.randomUUID()),
                                new Source(service.name(), environment.name(), database),
                                admitted,
                                values,
                                new Limits(database.timeout(), ROWS, BYTES)),
                        new Rows(into));
        };
    }

    private Answer files(Environment environment, Migrations migrations) {
        return probe(environment, migrations.tool().books().script(), Map.of("migrations", migrations.files()));
    }

    /** The text of a file on the target; empty where it can't be read. */
    Optional<String> text(Environment environment, String path) {
        return probe(environment, "cat -- \"$file\"", Map.of("file", path)) instanceof Answer.Exited exited
                        && exited.code() == 0
                ? Optional.of(exited.output())
                : Optional.empty();
    }

    private Answer probe(Environment environment, String script, Map<String, String> values) {
        return hosts.probe(new HostProbe.Question(
                environment.hosts().getFirst(),
                script,
                Optional.of(environment.folder()),
                Optional.empty(),
                values,
                Map.of(),
                PATIENCE));
    }

    private static Optional<String> unknown(Answer listed, Migrations migrations) {
        return switch (listed) {
            case Answer.Exited exited when exited.code() == 0 -> Optional.empty();
            case Answer.Exited exited ->
                Optional.of(exited.errors()
                        .lines()
                        .findFirst()
                        .orElse(migrations.files() + ": exit code " + exited.code()));
            case Answer.Refused refused -> Optional.of(refused.reason().toString());
        };
    }

    private record Rows(List<List<Object>> into) implements RowSink {
        @Override
        public void columns(List<Column> columns) {}

        @Override
        public void row(List<Object> values) {
            into.add(values);
        }
    }
}
