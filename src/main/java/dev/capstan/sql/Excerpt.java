package dev.capstan.sql;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The beginning of an answer, as text.
 *
 * @param rows a value is null where the database says NULL
 */
public record Excerpt(List<Head> columns, List<List<String>> rows) {
    /** More than this nobody reads in a conversation; the rest is in the file. */
    public static final int ROWS = 15;

    /** A plan is read as a whole. */
    static final int PLAN = 60;

    /** A longer value is not shown whole in a table. */
    public static final int WIDE = 40;

    /** Of one value; enough for a plan's line or a message. */
    static final int LONGEST = 500;

    public Excerpt {
        columns = List.copyOf(columns);
        rows = rows.stream()
                .map(row -> Collections.unmodifiableList(new ArrayList<>(row)))
                .collect(Collectors.toUnmodifiableList());
    }

    public record Head(String name, Column.Kind kind) {}
}
