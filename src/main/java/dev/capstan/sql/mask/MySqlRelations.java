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

/** What MySQL and MariaDB know of views. Names in a definition are written with their schema, and no star is left. */
final class MySqlRelations {
    /** What they tell of others is known; their views are not for judging. */
    private static final Set<String> OWN_SCHEMAS = Set.of("information_schema", "performance_schema", "mysql", "sys");

    private static final String VIEWS =
            """
            select v.table_schema, v.table_name, v.view_definition, c.column_name
            from information_schema.views v
            join information_schema.columns c on c.table_schema = v.table_schema and c.table_name = v.table_name
            where %s
            order by v.table_schema, v.table_name, c.ordinal_position
            """;

    private MySqlRelations() {}

    static <X extends Exception> List<Relation> of(Set<TableName> tables, Witness<X> witness) throws X {
        var asked = tables.stream().filter(table -> !isOwn(table)).toList();
        if (asked.isEmpty()) {
            return List.of();
        }
        var conditions =
                Collections.nCopies(asked.size(), "v.table_schema = coalesce(?, database()) and v.table_name = ?");
        var values = new ArrayList<String>();
        asked.forEach(table -> {
            values.add(table.schema().orElse(null));
            values.add(table.name());
        });
        var views = new LinkedHashMap<TableName, List<List<String>>>();
        for (var row : witness.ask(VIEWS.formatted(String.join(" or ", conditions)), values)) {
            views.computeIfAbsent(new TableName(Optional.of(row.get(0)), row.get(1)), any -> new ArrayList<>())
                    .add(row);
        }
        return views.entrySet().stream()
                .map(view -> new Relation(
                        view.getKey(),
                        Optional.of(view.getValue().getFirst().get(2)),
                        view.getValue().stream().map(row -> row.get(3)).collect(Collectors.toList()),
                        Set.of()))
                .toList();
    }

    private static boolean isOwn(TableName table) {
        return table.schema()
                .map(schema -> OWN_SCHEMAS.contains(schema.toLowerCase(Locale.ROOT)))
                .orElse(false);
    }
}
