package dev.capstan.sql.migration;

import dev.capstan.sql.Answered;
import dev.capstan.sql.Ask;
import dev.capstan.sql.Column;
import dev.capstan.sql.Databases;
import dev.capstan.sql.InquiryId;
import dev.capstan.sql.Limits;
import dev.capstan.sql.RowSink;
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

    /** @param id by which the question is ended on its way */
    Looked read(InquiryId id, Place place) {
        var books = place.migrations().tool().books();
        var rows = new ArrayList<List<Object>>();
        var answered = ask(id, place, books.statement(place.table()), Map.of(), rows);
        boolean never = answered instanceof Answered.Failed failed && NO_SUCH_TABLE.contains(failed.sqlState());
        if (!never && !(answered instanceof Answered.Complete)) {
            return new Looked.Unanswered(answered);
        }
        var history = rows.stream().map(books::entry).toList();
        var listed = probe(
                place, books.script(), Map.of("migrations", place.migrations().files()));
        var files = listed instanceof Answer.Exited exited && exited.code() == 0
                ? books.files(exited.output())
                : List.<MigrationFile>of();
        var ledger =
                new Ledger(books.compare(history, files), books.order(history), unknown(listed, place.migrations()));
        return new Looked.Seen(ledger, never);
    }

    /** Whether the gate lets a statement through: one that was put together here may still hold an expression of others. */
    boolean admits(Dialect dialect, String statement) {
        return gate.judge(dialect, statement) instanceof Verdict.Admitted;
    }

    /** @throws IllegalArgumentException when the gate refuses the statement: ask {@link #admits} first, unless it is one of Capstan's own */
    Answered ask(InquiryId id, Place place, String statement, Map<String, Object> values, List<List<Object>> into) {
        var source = place.source();
        return switch (gate.judge(place.dialect(), statement)) {
            case Verdict.Refused(var reason) -> throw new IllegalArgumentException(statement + ": " + reason);
            case Verdict.Admitted admitted ->
                databases.ask(
                        new Ask(
                                id,
                                source,
                                admitted,
                                values,
                                new Limits(source.database().timeout(), ROWS, BYTES)),
                        new Rows(into));
        };
    }

    /** The text of a file on the target; empty where it can't be read. */
    Optional<String> text(Place place, String path) {
        return probe(place, "cat -- \"$file\"", Map.of("file", path)) instanceof Answer.Exited exited
                        && exited.code() == 0
                ? Optional.of(exited.output())
                : Optional.empty();
    }

    private Answer probe(Place place, String script, Map<String, String> values) {
        return hosts.probe(new HostProbe.Question(
                place.environment().hosts().getFirst(),
                script,
                Optional.of(place.folder()),
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
