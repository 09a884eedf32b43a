package dev.capstan.slack.render;

import dev.capstan.step.Preview;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A few rows in columns of equal width, for eyes that read a fixed-width font. */
final class SampleTable {
    private static final int LINE = 150;
    private static final int NARROWEST = 32;
    private static final int BETWEEN = 2;

    /** A column that stands alone is a text, such as the statements that are agreed to: it is read to its end. */
    private static final int TEXT = 2_000;

    private final List<List<String>> lines = new ArrayList<>();
    private final int more;

    SampleTable(Preview preview) {
        if (!preview.columns().isEmpty()) {
            lines.add(preview.columns());
            lines.addAll(preview.rows());
        }
        this.more = preview.more();
    }

    /** Empty when there is nothing to show. */
    String text() {
        var columns = lines.isEmpty() ? 0 : lines.getFirst().size();
        int cell = columns < 2 ? TEXT : Math.max(NARROWEST, LINE / columns - BETWEEN);
        var cells = lines.stream()
                .map(row ->
                        row.stream().map(value -> Foreign.plain(value, cell)).toList())
                .toList();
        var widths = IntStream.range(0, columns)
                .mapToObj(i -> cells.stream()
                        .mapToInt(row -> CellWidth.of(row.get(i)))
                        .max()
                        .orElse(0))
                .toList();
        var text = cells.stream()
                .map(row -> IntStream.range(0, columns)
                        .mapToObj(i -> CellWidth.padded(row.get(i), widths.get(i), false))
                        .collect(Collectors.joining(" ".repeat(BETWEEN)))
                        .stripTrailing())
                .map(line -> CellWidth.cut(line, columns < 2 ? TEXT : LINE))
                .collect(Collectors.joining("\n"));
        return more == 0 ? text : text + "\n… +" + more;
    }
}
