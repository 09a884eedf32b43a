package dev.capstan.monitor.gauge;

import dev.capstan.monitor.Gauge.Occasion;
import dev.capstan.monitor.Limit;
import dev.capstan.monitor.Monitor;
import dev.capstan.monitor.Series;
import dev.capstan.monitor.Source;
import dev.capstan.monitor.Taken;
import dev.capstan.monitor.Unit;
import dev.capstan.sql.Expectation;
import dev.capstan.sql.Finding;
import dev.capstan.sql.QueryProbe;
import dev.capstan.sql.QueryProbe.Probed;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Reads what queries of the catalogue answer. */
final class QueryGauge {
    private static final Duration WITHIN = Duration.ofSeconds(30);

    private final QueryProbe probe;

    QueryGauge(QueryProbe probe) {
        this.probe = probe;
    }

    Taken take(Source.Query asked, Occasion occasion) {
        var monitor = occasion.monitor();
        var wish = new QueryProbe.Wish(
                asked.query(), asked.values(), asked.column(), asked.by(), unit(monitor.unit()), WITHIN);
        return switch (probe.ask(occasion.service(), occasion.environment().name(), wish)) {
            case Probed.Failed(var why) -> new Taken.Nothing(why);
            case Probed.Answered(var rows, var finding) ->
                asked.column().isPresent() ? numbers(rows, monitor) : answer(finding);
        };
    }

    /** Of rows that nothing tells apart the worst counts. NULL is no number. */
    private static Taken numbers(List<QueryProbe.Row> rows, Monitor monitor) {
        Map<Series, Double> worst = new LinkedHashMap<>();
        for (var row : rows) {
            row.number()
                    .ifPresent(number -> worst.merge(
                            new Series(row.labels()),
                            monitor.unit().kept(number.doubleValue()),
                            monitor.isUpward() ? Math::max : Math::min));
        }
        var samples = new ArrayList<Taken.Sample>();
        worst.forEach((series, value) -> samples.add(new Taken.Sample(series, value)));
        return Most.of(samples);
    }

    private static Taken answer(Finding finding) {
        var said = finding.measures().stream()
                .map(measure -> measure.what() + " " + measure.value() + " (" + measure.wanted() + ")")
                .collect(Collectors.joining(" · "));
        return switch (finding.grade()) {
            case MET -> single(Limit.HOLDS, said);
            case WARNED -> single(Limit.WARNED, said);
            case MISSED -> single(Limit.FAILED, said);
            case NO_DATA -> new Taken.Nothing("no rows, or NULL");
            case NO_COLUMN -> new Taken.Nothing("the answer has no such column");
            case NONE -> new Taken.Nothing("the query expects nothing");
        };
    }

    private static Taken single(double value, String note) {
        return new Taken.Values(List.of(new Taken.Sample(Series.ONLY, value, note)));
    }

    private static Expectation.Unit unit(Unit unit) {
        return unit.isTime() ? Expectation.Unit.valueOf(unit.name()) : Expectation.Unit.NONE;
    }
}
