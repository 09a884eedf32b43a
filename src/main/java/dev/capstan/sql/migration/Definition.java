package dev.capstan.sql.migration;

import dev.capstan.sql.migration.report.Diagnosis.Rule;
import java.util.List;
import java.util.Optional;

/**
 * A rule as some text defines it: a migration, a log, or a catalogue. Its names are claims until they are looked up.
 *
 * @param otherColumns those that a foreign key refers to; empty where it means the primary key
 * @param expression of a check, without its parentheses
 */
record Definition(
        Rule rule,
        Optional<String> name,
        String table,
        List<String> columns,
        Optional<String> other,
        List<String> otherColumns,
        Optional<String> expression) {
    Definition {
        columns = List.copyOf(columns);
        otherColumns = List.copyOf(otherColumns);
    }
}
