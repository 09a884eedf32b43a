package dev.capstan.sql.mask;

import dev.capstan.sql.gate.Dialect;
import dev.capstan.sql.gate.ReadOnlyGate;
import dev.capstan.sql.gate.TableName;
import dev.capstan.sql.gate.Verdict;
import dev.capstan.sql.gate.Verdict.Admitted;
import dev.capstan.sql.gate.Witness;
import dev.capstan.sql.mask.Judgement.Unprovable;
import dev.capstan.sql.mask.Judgement.Why;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Views that read masked columns, and partitions of masked tables: only the database knows them. To be asked in the transaction in which the statement is
 * to run. A view that reads other columns of a masked table is no reason to refuse.
 */
public final class MaskedViews {
    /**
     * Views and what they read, from the named ones downwards; a view that reads a whole row has a Var without number.
     * And the tables of which the named ones are a part.
     */
    private static final String POSTGRESQL =
            """
            with recursive asked as (select cast(? as text[]) as tables),
            views (oid, named) as (
                select c.oid, c.relname::text
                from asked, pg_catalog.unnest(tables) t
                join pg_catalog.pg_class c on c.oid = pg_catalog.to_regclass(t) and c.oid >= 16384
                where c.relkind in ('v', 'm')
                union
                select c.oid, v.named
                from views v
                join pg_catalog.pg_rewrite w on w.ev_class = v.oid
                join pg_catalog.pg_depend d on d.classid = 'pg_catalog.pg_rewrite'::regclass and d.objid = w.oid
                    and d.refclassid = 'pg_catalog.pg_class'::regclass and d.refobjid <> v.oid
                join pg_catalog.pg_class c on c.oid = d.refobjid and c.relkind in ('v', 'm')
            ), parents (oid, named) as (
                select c.oid, c.relname::text
                from asked, pg_catalog.unnest(tables) t
                join pg_catalog.pg_class c on c.oid = pg_catalog.to_regclass(t)
                union
                select i.inhparent, p.named from parents p join pg_catalog.pg_inherits i on i.inhrelid = p.oid
            )
            select p.named, n.nspname, c.relname, null
            from parents p
            join pg_catalog.pg_class c on c.oid = p.oid and c.relname <> p.named
            join pg_catalog.pg_namespace n on n.oid = c.relnamespace
            union all
            select distinct v.named, n.nspname, c.relname,
                case when w.ev_action::text like '%:varattno 0 %' or d.refobjsubid = 0 then null else a.attname end
            from views v
            join pg_catalog.pg_rewrite w on w.ev_class = v.oid
            join pg_catalog.pg_depend d on d.classid = 'pg_catalog.pg_rewrite'::regclass and d.objid = w.oid
                and d.refclassid = 'pg_catalog.pg_class'::regclass and d.refobjid <> v.oid
            join pg_catalog.pg_class c on c.oid = d.refobjid
            join pg_catalog.pg_namespace n on n.oid = c.relnamespace
            left join pg_catalog.pg_attribute a on a.attrelid = d.refobjid and a.attnum = d.refobjsubid
            """;

    private static final String MYSQL =
            """
            select table_schema, table_name, view_definition from information_schema.views
            where %s
            """;

    private final Masks masks;

    public MaskedViews(Masks masks) {
        this.masks = masks;
    }

    /** @return why the statement must not run, or empty */
    public <X extends Exception> Optional<Unprovable> in(Dialect dialect, Admitted statement, Witness<X> witness)
            throws X {
        if (masks.columns().isEmpty() || statement.tables().isEmpty()) {
            return Optional.empty();
        }
        return switch (dialect) {
            case POSTGRESQL -> postgresql(statement.tables(), witness);
            case MYSQL -> mysql(statement.tables(), witness);
        };
    }

    private <X extends Exception> Optional<Unprovable> postgresql(Set<TableName> tables, Witness<X> witness) throws X {
        var names = tables.stream().map(MaskedViews::quoted).toList();
        return witness.ask(POSTGRESQL, List.of("{" + String.join(",", names) + "}")).stream()
                .filter(row -> masks.columns().stream()
                        .anyMatch(column ->
                                column.isIn(row.get(1), row.get(2)) && (row.get(3) == null || column.is(row.get(3)))))
                .map(row -> new Unprovable(row.get(0), Why.VIEW))
                .findFirst();
    }

    /** As an element of an array: an identifier in quotes, and quoted once more. */
    private static String quoted(TableName table) {
        var name = identifier(table.name());
        var path = table.schema().map(schema -> identifier(schema) + "." + name).orElse(name);
        return "\"" + path.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    private static String identifier(String name) {
        return "\"" + name.replace("\"", "\"\"") + "\"";
    }

    /** MySQL keeps no list of what a view reads, but its text, in which every name is quoted and no star is left. */
    private <X extends Exception> Optional<Unprovable> mysql(Set<TableName> tables, Witness<X> witness) throws X {
        var seen = new HashSet<TableName>(tables);
        var open = new ArrayList<>(tables);
        while (!open.isEmpty()) {
            var conditions =
                    Collections.nCopies(open.size(), "table_schema = coalesce(?, database()) and table_name = ?");
            var values = new ArrayList<String>();
            open.forEach(table -> {
                values.add(table.schema().orElse(null));
                values.add(table.name());
            });
            open.clear();
            for (var row : witness.ask(MYSQL.formatted(String.join(" or ", conditions)), values)) {
                var text = row.get(2).toLowerCase(Locale.ROOT);
                for (var column : masks.columns()) {
                    if (text.isEmpty() || has(text, column.table()) && has(text, column.column())) {
                        return Optional.of(new Unprovable(row.get(1), Why.VIEW));
                    }
                }
                switch (new ReadOnlyGate().judge(Dialect.MYSQL, row.get(2))) {
                    case Admitted definition ->
                        definition.tables().stream().filter(seen::add).forEach(open::add);
                    case Verdict.Refused refused -> {
                        return Optional.of(new Unprovable(row.get(1), Why.VIEW));
                    }
                }
            }
        }
        return Optional.empty();
    }

    private static boolean has(String text, String name) {
        return text.contains("`" + name.toLowerCase(Locale.ROOT).replace("`", "``") + "`");
    }
}
