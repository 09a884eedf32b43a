package dev.capstan.slack.render;

import dev.capstan.step.Preview;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A few rows in columns of equal width, for eyes that read a fixed-width font. */
final class SampleTable {
    private static final int CELL = 32;
    private static final int LINE = 150;

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
        var cells = lines.stream()
                .map(row -> row.stream()
                        .map(value -> Foreign.plain(value, columns == 1 ? TEXT : CELL))
                        .toList())
                .toList();
        var widths = IntStream.range(0, columns)
                .mapToObj(i ->
                        cells.stream().mapToInt(row -> width(row.get(i))).max().orElse(0))
                .toList();
        var text = cells.stream()
                .map(row -> IntStream.range(0, columns)
                        .mapToObj(i -> row.get(i) + " ".repeat(widths.get(i) - width(row.get(i))))
                        .collect(Collectors.joining("  "))
                        .stripTrailing())
                .map(line -> Foreign.plain(line, columns == 1 ? TEXT : LINE))
                .collect(Collectors.joining("\n"));
        return more == 0 ? text : text + "\n… +" + more;
    }

    /** Chinese characters take two columns. */
    private static int width(String text) {
        return text.codePoints()
                .map(each -> each >= 0x1100 && isWide(each) ? 2 : 1)
                .sum();
    }

    private static boolean isWide(int each) {
        return each <= 0x115F
                || each >= 0x2E80 && each <= 0xA4CF
                || each >= 0xAC00 && each <= 0xD7A3
                || each >= 0xF900 && each <= 0xFAFF
                || each >= 0xFE30 && each <= 0xFE6F
                || each >= 0xFF00 && each <= 0xFF60
                || each >= 0xFFE0 && each <= 0xFFE6
                || each >= 0x1F300 && each <= 0x1FAFF;
    }
}
