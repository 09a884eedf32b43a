package dev.capstan.slack.render;

import dev.capstan.sql.Column.Kind;
import dev.capstan.sql.Excerpt;
import dev.capstan.sql.Excerpt.Head;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * An answer in a fixed-width font: as a table where it fits on a screen, otherwise row by row as {@code name: value}.
 *
 * @param rows how many of the excerpt's rows are in the text
 */
record TextTable(String text, int rows) {
    /** A phone shows about half of it at once, a window all. */
    private static final int WIDEST = 100;

    /** One long value must not push the others off the screen; the file has it whole. */
    private static final int CELL = Excerpt.WIDE;

    private static final int TURNED_CELL = 300;
    private static final int LONGEST = 6_000;
    private static final String GAP = "  ";
    private static final String NULL = "NULL";

    static TextTable of(Excerpt excerpt) {
        if (excerpt.rows().isEmpty()) {
            return new TextTable("", 0);
        }
        if (excerpt.columns().size() == 1 && excerpt.columns().getFirst().kind() != Kind.NUMBER) {
            return list(excerpt);
        }
        var widths = widths(excerpt);
        int width = widths.stream().mapToInt(each -> each + GAP.length()).sum() - GAP.length();
        return width <= WIDEST ? aligned(excerpt, widths) : turned(excerpt);
    }

    private static List<Integer> widths(Excerpt excerpt) {
        return IntStream.range(0, excerpt.columns().size())
                .mapToObj(i -> Math.max(
                        CellWidth.of(cell(excerpt.columns().get(i).name())),
                        excerpt.rows().stream()
                                .mapToInt(row -> CellWidth.of(cell(shown(row.get(i)))))
                                .max()
                                .orElse(0)))
                .toList();
    }

    private static TextTable aligned(Excerpt excerpt, List<Integer> widths) {
        var lines = new ArrayList<String>();
        lines.add(line(
                excerpt.columns(),
                excerpt.columns().stream().map(Head::name).map(TextTable::cell).toList(),
                widths));
        for (var row : excerpt.rows()) {
            lines.add(line(
                    excerpt.columns(),
                    row.stream().map(TextTable::shown).map(TextTable::cell).toList(),
                    widths));
        }
        return new TextTable(String.join("\n", lines), excerpt.rows().size());
    }

    private static String line(List<Head> columns, List<String> cells, List<Integer> widths) {
        return IntStream.range(0, cells.size())
                .mapToObj(i -> CellWidth.padded(
                        cells.get(i), widths.get(i), columns.get(i).kind() == Kind.NUMBER))
                .collect(Collectors.joining(GAP))
                .stripTrailing();
    }

    /** One column needs no table: a plan, a text. */
    private static TextTable list(Excerpt excerpt) {
        return upTo(excerpt.rows().stream()
                .map(row -> CellWidth.cut(shown(row.getFirst()), TURNED_CELL))
                .toList());
    }

    private static TextTable turned(Excerpt excerpt) {
        int widest = excerpt.columns().stream()
                .mapToInt(column -> CellWidth.of(cell(column.name())))
                .max()
                .orElse(0);
        return upTo(excerpt.rows().stream()
                .map(row -> IntStream.range(0, row.size())
                        .mapToObj(i ->
                                CellWidth.padded(cell(excerpt.columns().get(i).name()) + ":", widest + 1, false) + " "
                                        + CellWidth.cut(shown(row.get(i)), TURNED_CELL))
                        .collect(Collectors.joining("\n", "", excerpt.rows().size() > 1 ? "\n" : "")))
                .toList());
    }

    /** As many as fit, and one at least. */
    private static TextTable upTo(List<String> rows) {
        var text = new StringBuilder();
        int count = 0;
        for (var row : rows) {
            if (count > 0 && text.length() + row.length() > LONGEST) {
                break;
            }
            text.append(count == 0 ? "" : "\n").append(row);
            count++;
        }
        var whole = text.toString().stripTrailing();
        return new TextTable(whole.length() > LONGEST ? CellWidth.cut(whole, LONGEST) : whole, count);
    }

    private static String cell(String text) {
        return CellWidth.cut(text, CELL);
    }

    /** NULL is not the text "NULL", and nothing is something. */
    private static String shown(String value) {
        if (value == null) {
            return NULL;
        }
        var line = Foreign.lines(value.stripTrailing()).replace("\n", " ↵ ");
        return line.isEmpty() || line.equals(NULL) ? "'" + line + "'" : line;
    }
}
