package dev.capstan.sql.mask;

import dev.capstan.sql.gate.TableName;
import dev.capstan.sql.gate.Witness;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What PostgreSQL knows of views, of partitions and tables that inherit, and of columns that it generates. */
final class PostgresRelations {
    /**
     * A view's definition comes with its first column, and names in it are qualified where the search path wants it. That
     * of an extension that everybody knows is none to judge.
     */
    private static final String RELATIONS =
            """
            with recursive asked (path, oid, kind) as (
                select t, c.oid, c.relkind
                from pg_catalog.unnest(cast(? as text[])) t
                join pg_catalog.pg_class c on c.oid = pg_catalog.to_regclass(t) and c.oid >= 16384
                where not (c.relname = 'pg_stat_statements' and exists (
                    select from pg_catalog.pg_depend d
                    where d.classid = 'pg_catalog.pg_class'::regclass and d.objid = c.oid and d.deptype = 'e'))
            ), above (path, oid) as (
                select path, oid from asked
                union
                select a.path, i.inhparent from above a join pg_catalog.pg_inherits i on i.inhrelid = a.oid
            ), below (path, oid) as (
                select path, oid from asked
                union
                select b.path, i.inhrelid from below b join pg_catalog.pg_inherits i on i.inhparent = b.oid
            )
            select a.path, case when t.attnum = 1 then pg_catalog.pg_get_viewdef(a.oid) end, t.attname, null, null, t.attnum, null
            from asked a
            join pg_catalog.pg_attribute t on t.attrelid = a.oid and t.attnum > 0 and not t.attisdropped
            where a.kind in ('v', 'm')
            union all
            select k.path, null, null, n.nspname, c.relname, 0, null
            from (select * from above union select * from below) k
            join pg_catalog.pg_class c on c.oid = k.oid
            join pg_catalog.pg_namespace n on n.oid = c.relnamespace
            where (k.path, k.oid) not in (select path, oid from asked)
            union all
            select a.path, null, t.attname, null, null, 0, pg_catalog.pg_get_expr(d.adbin, d.adrelid)
            from asked a
            join pg_catalog.pg_attribute t on t.attrelid = a.oid and t.attgenerated <> '' and not t.attisdropped
            join pg_catalog.pg_attrdef d on d.adrelid = t.attrelid and d.adnum = t.attnum
            order by 1, 6
            """;

    /**
     * What a view reads, through all views that it reads, and of what those tables are a part. The column is null where
     * it reads whole rows, and empty where it only counts them.
     */
    private static final String READS =
            """
            with recursive views (oid) as (
                select pg_catalog.to_regclass(?)::oid
                union
                select c.oid
                from views v
                join pg_catalog.pg_rewrite w on w.ev_class = v.oid
                join pg_catalog.pg_depend d on d.classid = 'pg_catalog.pg_rewrite'::regclass and d.objid = w.oid
                    and d.refclassid = 'pg_catalog.pg_class'::regclass and d.refobjid <> v.oid
                join pg_catalog.pg_class c on c.oid = d.refobjid and c.relkind in ('v', 'm')
            ), tables (oid, name) as (
                select d.refobjid,
                    case when w.ev_action::text not like '%:varattno 0 %' then coalesce(a.attname, '') end
                from views v
                join pg_catalog.pg_rewrite w on w.ev_class = v.oid
                join pg_catalog.pg_depend d on d.classid = 'pg_catalog.pg_rewrite'::regclass and d.objid = w.oid
                    and d.refclassid = 'pg_catalog.pg_class'::regclass and d.refobjid <> v.oid
                left join pg_catalog.pg_attribute a on a.attrelid = d.refobjid and a.attnum = d.refobjsubid
                union
                select i.inhparent, t.name from tables t join pg_catalog.pg_inherits i on i.inhrelid = t.oid
            )
            select n.nspname, c.relname, t.name
            from tables t
            join pg_catalog.pg_class c on c.oid = t.oid
            join pg_catalog.pg_namespace n on n.oid = c.relnamespace
            """;

    private PostgresRelations() {}

    static <X extends Exception> List<Relation> of(Set<TableName> tables, Witness<X> witness) throws X {
        var paths = new HashMap<String, TableName>();
        tables.forEach(table -> paths.put(path(table), table));
        var rows = witness.ask(RELATIONS, List.of(array(paths.keySet())));
        var relations = new ArrayList<Relation>();
        for (var path : paths.entrySet()) {
            var definition = Optional.<String>empty();
            var columns = new ArrayList<String>();
            var generated = new HashMap<String, String>();
            var kin = new HashSet<TableName>();
            for (var row : rows) {
                if (row.get(0).equals(path.getKey())) {
                    definition = definition.or(() -> Optional.ofNullable(row.get(1)));
                    if (row.get(4) != null) {
                        kin.add(new TableName(Optional.of(row.get(3)), row.get(4)));
                    } else if (row.get(6) != null) {
                        generated.put(row.get(2), row.get(6));
                    } else {
                        columns.add(row.get(2));
                    }
                }
            }
            relations.add(new Relation(path.getValue(), definition, columns, generated, kin));
        }
        return relations;
    }

    /** Whether it reads a masked column, by what the server remembers of it and not by its definition. */
    static <X extends Exception> boolean reads(Relation view, Witness<X> witness, Masks masks) throws X {
        return witness.ask(READS, List.of(path(view.table()))).stream().anyMatch(row -> {
            var table = new TableName(Optional.of(row.get(0)), row.get(1));
            return Masks.isStatistics(table)
                    || masks.of(table).anyMatch(column -> row.get(2) == null || column.is(row.get(2)));
        });
    }

    private static String path(TableName table) {
        var name = identifier(table.name());
        return table.schema().map(schema -> identifier(schema) + "." + name).orElse(name);
    }

    private static String identifier(String name) {
        return "\"" + name.replace("\"", "\"\"") + "\"";
    }

    private static String array(Set<String> texts) {
        var elements = texts.stream()
                .map(text -> "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"")
                .toList();
        return "{" + String.join(",", elements) + "}";
    }
}
