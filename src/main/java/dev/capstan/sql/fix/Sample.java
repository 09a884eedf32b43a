package dev.capstan.sql.fix;

import dev.capstan.step.Preview;
import dev.capstan.step.Told;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** A few of the rows, with the columns that matter: the key, and what changes. */
record Sample(Image image, Veil veil) {
    private static final int ROWS = 8;
    private static final int COLUMNS = 6;

    Preview preview(List<Told> lines, String pinned) {
        var shown = columns();
        var rows = new ArrayList<List<String>>();
        for (int i = 0; i < Math.min(ROWS, image.rows().size()); i++) {
            rows.add(row(i, shown));
        }
        return new Preview(
                lines,
                shown.stream().map(at -> image.columns().get(at).name()).toList(),
                rows,
                image.rows().size() - rows.size(),
                pinned);
    }

    private List<Integer> columns() {
        Set<Integer> shown =
                new LinkedHashSet<>(image.key().stream().map(image::indexOf).toList());
        boolean both = !image.before().isEmpty() && !image.after().isEmpty();
        for (int at = 0; at < image.columns().size() && shown.size() < COLUMNS; at++) {
            if (!both || changes(at)) {
                shown.add(at);
            }
        }
        return List.copyOf(shown);
    }

    private boolean changes(int at) {
        var after = Image.byKey(image, image.after());
        return image.before().stream()
                .anyMatch(row ->
                        !Objects.equals(row.get(at), after.get(image.keyOf(row)).get(at)));
    }

    private List<String> row(int i, List<Integer> shown) {
        var row = image.rows().get(i);
        var after = image.before().isEmpty()
                ? null
                : Image.byKey(image, image.after()).get(image.keyOf(row));
        return shown.stream().map(at -> cell(at, row, after)).toList();
    }

    /** Where there is no row before, or none after, all of it was written. */
    private String cell(int at, List<String> row, List<String> after) {
        var column = image.columns().get(at).name();
        if (image.before().isEmpty() || image.after().isEmpty()) {
            return veil.written(column, row.get(at));
        }
        return Objects.equals(row.get(at), after.get(at))
                ? veil.cell(column, row.get(at))
                : veil.written(column, row.get(at)) + " → " + veil.written(column, after.get(at));
    }
}
