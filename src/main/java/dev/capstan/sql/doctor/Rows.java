package dev.capstan.sql.doctor;

import dev.capstan.sql.Cell;
import dev.capstan.sql.Column;
import dev.capstan.sql.RowSink;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** An answer, held whole: every examination says itself how many rows it wants. */
final class Rows implements RowSink {
    private List<String> names = List.of();
    private final List<Row> rows = new ArrayList<>();

    @Override
    public void columns(List<Column> columns) {
        names = columns.stream()
                .map(column -> column.name().toLowerCase(Locale.ROOT))
                .toList();
    }

    @Override
    public void row(List<Object> values) {
        rows.add(new Row(new ArrayList<>(values)));
    }

    Stream<Row> stream() {
        return rows.stream();
    }

    boolean isEmpty() {
        return rows.isEmpty();
    }

    int size() {
        return rows.size();
    }

    final class Row {
        private final List<Object> values;

        private Row(List<Object> values) {
            this.values = values;
        }

        private Optional<Object> value(String name) {
            int at = names.indexOf(name);
            return at < 0 ? Optional.empty() : Optional.ofNullable(values.get(at));
        }

        /** Of the first of these columns that is there and not NULL; empty otherwise. */
        String text(String... either) {
            return Stream.of(either)
                    .flatMap(name -> value(name).stream())
                    .findFirst()
                    .map(Object::toString)
                    .orElse("");
        }

        boolean truth(String name) {
            return text(name).equals("true") || text(name).equals("1");
        }

        Optional<BigDecimal> number(String... either) {
            try {
                return Optional.of(text(either).strip())
                        .filter(text -> !text.isEmpty())
                        .map(BigDecimal::new);
            } catch (NumberFormatException notANumber) {
                return Optional.empty();
            }
        }

        long count(String name) {
            return number(name).map(BigDecimal::longValue).orElse(0L);
        }

        Optional<Duration> seconds(String... either) {
            return number(either)
                    .map(seconds -> Duration.ofMillis(seconds.movePointRight(3).longValue()));
        }

        /** Not NULL is expected, or as good as nothing. */
        Duration length(String name) {
            return seconds(name).orElse(Duration.ZERO);
        }

        Cell words(String... either) {
            var words = text(either);
            return words.isEmpty() ? new Cell.Nothing() : new Cell.Words(words);
        }

        Cell countCell(String name) {
            return cell(number(name).map(number -> new Cell.Count(number.longValue())));
        }

        Cell size(String name) {
            return cell(number(name).map(number -> new Cell.Size(number.longValue())));
        }

        Cell span(String... either) {
            return cell(seconds(either).map(Cell.Span::new));
        }

        private static Cell cell(Optional<? extends Cell> cell) {
            return cell.isPresent() ? cell.get() : new Cell.Nothing();
        }
    }
}
