package dev.capstan.sql.mask;

import dev.capstan.sql.gate.TableName;
import dev.capstan.sql.gate.Witness;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What MySQL and MariaDB know of views, whose definitions write names with their schema and leave no star, and of columns
 * that they generate.
 */
final class MySqlRelations {
    /** What they tell of others is known; their views are not for judging. */
    private static final Set<String> OWN_SCHEMAS = Set.of("information_schema", "performance_schema", "mysql", "sys");

    private static final String COLUMNS =
            """
            select c.table_schema, c.table_name, v.view_definition, c.column_name, c.generation_expression
            from information_schema.columns c
            left join information_schema.views v on v.table_schema = c.table_schema and v.table_name = c.table_name
            where (%s) and (v.table_name is not null or c.generation_expression <> '')
            order by c.table_schema, c.table_name, c.ordinal_position
            """;

    private MySqlRelations() {}

    static <X extends Exception> List<Relation> of(Set<TableName> tables, Witness<X> witness) throws X {
        var asked = tables.stream().filter(table -> !isOwn(table)).toList();
        if (asked.isEmpty()) {
            return List.of();
        }
        var conditions =
                Collections.nCopies(asked.size(), "c.table_schema = coalesce(?, database()) and c.table_name = ?");
        var values = new ArrayList<String>();
        asked.forEach(table -> {
            values.add(table.schema().orElse(null));
            values.add(table.name());
        });
        var relations = new LinkedHashMap<TableName, List<List<String>>>();
        for (var row : witness.ask(COLUMNS.formatted(String.join(" or ", conditions)), values)) {
            relations
                    .computeIfAbsent(new TableName(Optional.of(row.get(0)), row.get(1)), any -> new ArrayList<>())
                    .add(row);
        }
        return relations.entrySet().stream()
                .map(each -> relation(each.getKey(), each.getValue()))
                .toList();
    }

    private static Relation relation(TableName table, List<List<String>> columns) {
        return new Relation(
                table,
                Optional.ofNullable(columns.getFirst().get(2)),
                columns.stream().map(row -> row.get(3)).toList(),
                columns.stream()
                        .filter(row -> row.get(4) != null && !row.get(4).isEmpty())
                        .collect(Collectors.toMap(row -> row.get(3), row -> row.get(4))),
                Set.of());
    }

    private static boolean isOwn(TableName table) {
        return table.schema()
                .map(schema -> OWN_SCHEMAS.contains(schema.toLowerCase(Locale.ROOT)))
                .orElse(false);
    }
}
