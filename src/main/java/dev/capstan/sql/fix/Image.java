package dev.capstan.sql.fix;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The rows that a fix changed, before and after, as text that the server itself wrote and reads back: enough to undo it.
 *
 * @param verb INSERT, UPDATE or DELETE
 * @param table quoted
 * @param before empty for an INSERT; {@code after} is empty for a DELETE
 */
public record Image(
        String verb,
        String table,
        List<Column> columns,
        List<String> key,
        List<List<String>> before,
        List<List<String>> after) {
    public Image {
        columns = List.copyOf(columns);
        key = List.copyOf(key);
        before = unmodifiable(before);
        after = unmodifiable(after);
    }

    /**
     * @param type as the server names it
     * @param computed by the server, so that it can't be written
     * @param binary its text is hexadecimal
     */
    public record Column(String name, String type, boolean computed, boolean binary) {}

    /** A cell may be null, which List.copyOf does not take. */
    private static List<List<String>> unmodifiable(List<List<String>> rows) {
        return rows.stream()
                .map(row -> java.util.Collections.unmodifiableList(new java.util.ArrayList<>(row)))
                .toList();
    }

    /** The table as people call it. */
    String tableName() {
        return table.replaceAll("[\"`]", "");
    }

    /** Not of a schema, or of sessions. */
    boolean isOfRows() {
        return !columns.isEmpty();
    }

    /** The rows that exist no matter which: those before, or for an INSERT those after. */
    List<List<String>> rows() {
        return before.isEmpty() ? after : before;
    }

    List<List<String>> keys() {
        return rows().stream().map(this::keyOf).toList();
    }

    List<String> keyOf(List<String> row) {
        return key.stream().map(name -> row.get(indexOf(name))).toList();
    }

    /** Where the columns are that can be written. */
    List<Integer> writable() {
        return IntStream.range(0, columns.size())
                .filter(at -> !columns.get(at).computed())
                .boxed()
                .toList();
    }

    /** Where the columns are that an UPDATE has changed in some row. */
    List<Integer> changed() {
        var now = byKey(this, after);
        return writable().stream()
                .filter(at -> before.stream()
                        .anyMatch(row ->
                                !Objects.equals(row.get(at), now.get(keyOf(row)).get(at))))
                .toList();
    }

    int indexOf(String column) {
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).name().equalsIgnoreCase(column)) {
                return i;
            }
        }
        throw new IllegalArgumentException("no column " + column);
    }

    static Map<List<String>, List<String>> byKey(Image image, List<List<String>> rows) {
        return rows.stream()
                .collect(Collectors.toMap(image::keyOf, row -> row, (one, same) -> one, java.util.LinkedHashMap::new));
    }
}
