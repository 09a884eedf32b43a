package dev.capstan.sql.chart;

import dev.capstan.sql.ChartKind;
import dev.capstan.sql.Column;
import dev.capstan.sql.Column.Kind;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * Chooses what to draw of an answer. Unless somebody asked for it, only what was computed is drawn (a number that stands
 * in a table as it is may be an id), and only where a picture says more than the rows.
 */
record Shape(List<Column> columns, List<List<Object>> rows, Optional<ChartKind> wanted) {
    private static final int FEWEST_POINTS = 3;
    private static final int FEWEST_BARS = 2;
    private static final int MOST_BARS = 30;

    /** More lines or colours than this nobody tells apart. */
    private static final int MOST_SERIES = 8;

    Optional<Drawing> drawing() {
        var time = first(Kind.TIME);
        var label = first(Kind.TEXT).or(() -> first(Kind.BOOLEAN)).or(() -> first(Kind.OTHER));
        var numbers = numbers();
        if (rows.size() < FEWEST_BARS || numbers.isEmpty() || numbers.size() > MOST_SERIES) {
            return Optional.empty();
        }
        boolean bars = wanted.equals(Optional.of(ChartKind.BAR));
        if (time.isPresent() && !bars) {
            return line(time.get(), label, numbers);
        }
        var name = label.or(() -> time);
        return name.isPresent() && !wanted.equals(Optional.of(ChartKind.LINE))
                ? bars(name.get(), numbers)
                : Optional.empty();
    }

    private Optional<Integer> first(Kind kind) {
        return indexes(kind).boxed().findFirst();
    }

    private IntStream indexes(Kind kind) {
        return IntStream.range(0, columns.size()).filter(i -> columns.get(i).kind() == kind);
    }

    private List<Integer> numbers() {
        return indexes(Kind.NUMBER)
                .filter(i -> wanted.isPresent() || columns.get(i).base().isEmpty())
                .boxed()
                .toList();
    }

    /** One line for each number; or, where there is one number and a name beside it, one for each name. */
    private Optional<Drawing> line(int time, Optional<Integer> label, List<Integer> numbers) {
        var times = new TreeSet<Instant>();
        for (var row : rows) {
            var at = instant(row.get(time));
            if (at.isEmpty()) {
                return Optional.empty();
            }
            times.add(at.get());
        }
        if (wanted.isEmpty() && times.size() < FEWEST_POINTS) {
            return Optional.empty();
        }
        var order = List.copyOf(times);
        var series = new ArrayList<Drawing.Series>();
        if (label.isPresent() && numbers.size() == 1) {
            var names = new LinkedHashSet<String>();
            rows.forEach(row -> names.add(String.valueOf(row.get(label.get()))));
            for (var name : names) {
                var own = rows.stream()
                        .filter(row -> String.valueOf(row.get(label.get())).equals(name))
                        .toList();
                series.add(new Drawing.Series(name, along(order, own, time, numbers.getFirst())));
            }
        } else if (times.size() == rows.size()) {
            numbers.forEach(number ->
                    series.add(new Drawing.Series(columns.get(number).name(), along(order, rows, time, number))));
        }
        return series.isEmpty() || series.size() > MOST_SERIES
                ? Optional.empty()
                : Optional.of(new Drawing.Line(order, series));
    }

    private static List<Double> along(List<Instant> order, List<List<Object>> rows, int time, int number) {
        var values = new ArrayList<Double>();
        for (var at : order) {
            values.add(rows.stream()
                    .filter(row -> instant(row.get(time)).equals(Optional.of(at)))
                    .findFirst()
                    .map(row -> value(row.get(number)))
                    .orElse(null));
        }
        return values;
    }

    private Optional<Drawing> bars(int name, List<Integer> numbers) {
        var names = rows.stream().map(row -> String.valueOf(row.get(name))).toList();
        boolean grouped = new HashSet<>(names).size() == names.size() && rows.size() <= MOST_BARS;
        boolean only = wanted.isPresent() || columns.size() == numbers.size() + 1;
        if (!grouped || !only) {
            return Optional.empty();
        }
        var series = numbers.stream()
                .map(number -> {
                    var values = new ArrayList<Double>();
                    rows.forEach(row -> values.add(value(row.get(number))));
                    return new Drawing.Series(columns.get(number).name(), values);
                })
                .toList();
        return Optional.of(new Drawing.Bars(names, series));
    }

    private static Optional<Instant> instant(Object value) {
        return switch (value) {
            case Instant at -> Optional.of(at);
            case LocalDateTime at -> Optional.of(at.toInstant(ZoneOffset.UTC));
            case LocalDate day -> Optional.of(day.atStartOfDay().toInstant(ZoneOffset.UTC));
            case null, default -> Optional.empty();
        };
    }

    private static Double value(Object value) {
        return value instanceof Number number && Double.isFinite(number.doubleValue()) ? number.doubleValue() : null;
    }
}
