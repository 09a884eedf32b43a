package dev.capstan.sql;

import java.util.Optional;

/**
 * A column of an answer.
 *
 * @param name as the database calls it; several may have the same
 * @param base the table's column whose values stand here unchanged, where the database says so: a column of a view names
 *     the view, and an expression has none
 */
public record Column(String name, Kind kind, Optional<BaseColumn> base) {
    public enum Kind {
        TEXT,
        NUMBER,
        TIME,
        BOOLEAN,
        OTHER
    }
}
