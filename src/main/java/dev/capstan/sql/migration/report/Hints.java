package dev.capstan.sql.migration.report;

import java.util.List;
import java.util.Optional;

/**
 * What a log claims the trouble is about. Nothing here has been seen in a database: a name from here is looked up, and
 * never written into a statement.
 *
 * @param other the other table of a foreign key
 */
public record Hints(Optional<String> table, Optional<String> constraint, List<String> columns, Optional<String> other) {
    public static final Hints NONE = new Hints(Optional.empty(), Optional.empty(), List.of(), Optional.empty());

    public Hints {
        columns = List.copyOf(columns);
    }

    /** What these leave open is taken from the others. */
    public Hints or(Hints others) {
        return new Hints(
                table.or(others::table),
                constraint.or(others::constraint),
                columns.isEmpty() ? others.columns : columns,
                other.or(others::other));
    }
}
