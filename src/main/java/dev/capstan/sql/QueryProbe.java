package dev.capstan.sql;

import dev.capstan.catalog.EnvironmentName;
import dev.capstan.catalog.Service;
import dev.capstan.sql.Expectation.Unit;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Asks a query of the catalogue for a number, or for whether its answer is as expected. Nobody is told the answer. */
public final class QueryProbe {
    private static final long ROWS = 1_000;
    private static final long BYTES = 1_000_000;

    private final Questions questions;
    private final Databases databases;

    public QueryProbe(Questions questions, Databases databases) {
        this.questions = questions;
        this.databases = databases;
    }

    /**
     * @param column whose numbers are wanted; absent: only whether the answer is as expected
     * @param by columns that tell the rows apart
     * @param unit of the column, where it is a length of time
     * @param within the most that the answer may take, beside the database's own limit
     */
    public record Wish(
            QueryName query,
            Map<String, String> values,
            Optional<String> column,
            List<String> by,
            Unit unit,
            Duration within) {}

    public sealed interface Probed {
        record Answered(List<Row> rows, Finding finding) implements Probed {}

        /** @param why one clause, fit to be shown */
        record Failed(String why) implements Probed {}
    }

    /** @param number absent for NULL, and for what is no number */
    public record Row(Map<String, String> labels, Optional<BigDecimal> number) {}

    /** Blocks until there is an answer, or a limit ended it. */
    public Probed ask(Service service, EnvironmentName environment, Wish wish) {
        var query = Questions.queries(service).get(wish.query());
        var database = query == null ? null : Questions.databases(service).get(query.database());
        if (database == null) {
            return new Probed.Failed("there is no query " + wish.query());
        }
        var question = new Question.Named(wish.query(), wish.values());
        return switch (questions.settled(question, service, environment)) {
            case Questions.Settled.Refused refused -> new Probed.Failed("a value of the query is not known yet");
            case Questions.Settled.Question(var settled) ->
                switch (questions.understood(settled, false, service, environment, database)) {
                    case Questions.Understood.Ready(var ready) -> ask(ready, wish);
                    case Questions.Understood other -> new Probed.Failed("the query may not be asked");
                };
        };
    }

    private Probed ask(Questions.Ready ready, Wish wish) {
        var database = ready.source().database();
        var limit = database.timeout().compareTo(wish.within()) < 0 ? database.timeout() : wish.within();
        var sink = new Numbers(wish, new Judge(ready.standard()));
        var ask = new Ask(
                new InquiryId(UUID.randomUUID()),
                ready.source(),
                ready.statement(),
                ready.values(),
                new Limits(limit, ROWS, BYTES));
        return switch (databases.ask(ask, sink)) {
            case Answered.Complete complete -> sink.probed();
            case Answered.Cut cut -> new Probed.Failed("the answer has more than " + ROWS + " rows");
            case Answered.Cancelled cancelled -> new Probed.Failed("somebody ended it");
            case Answered.TimedOut(var after) -> new Probed.Failed("no answer within " + after.toMillis() + " ms");
            case Answered.Failed(var state, var message, var position) -> new Probed.Failed(state + ": " + message);
            case Answered.CallsHidden hidden -> new Probed.Failed("it would have called what its words don't show");
            case Answered.Masked masked -> new Probed.Failed("a masked value could be seen in the answer");
            case Answered.Unreachable(var why) -> new Probed.Failed(why);
            case Answered.Busy busy -> new Probed.Failed("too many ask that database at once");
        };
    }

    private static final class Numbers implements RowSink {
        private final Wish wish;
        private final Judge judge;
        private final List<Row> rows = new ArrayList<>();
        private List<String> names = List.of();

        Numbers(Wish wish, Judge judge) {
            this.wish = wish;
            this.judge = judge;
        }

        @Override
        public void columns(List<Column> columns) {
            judge.columns(columns);
            names = columns.stream()
                    .map(column -> column.name().toLowerCase(java.util.Locale.ROOT))
                    .toList();
        }

        @Override
        public void row(List<Object> values) {
            judge.row(values);
            if (missing().isPresent()) {
                return;
            }
            Map<String, String> labels = new LinkedHashMap<>();
            wish.by().forEach(column -> labels.put(column, String.valueOf(CellText.of(values.get(at(column))))));
            rows.add(new Row(
                    labels, wish.column().flatMap(column -> Magnitude.of(values.get(at(column)), wish.unit()))));
        }

        private int at(String column) {
            return names.indexOf(column.toLowerCase(java.util.Locale.ROOT));
        }

        private Optional<String> missing() {
            return java.util.stream.Stream.concat(wish.column().stream(), wish.by().stream())
                    .filter(column -> at(column) < 0)
                    .findFirst();
        }

        Probed probed() {
            return missing()
                    .<Probed>map(column -> new Probed.Failed("the answer has no column " + column))
                    .orElseGet(() -> new Probed.Answered(rows, judge.finding()));
        }
    }
}
