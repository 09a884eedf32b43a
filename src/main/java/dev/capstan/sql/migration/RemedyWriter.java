package dev.capstan.sql.migration;

import dev.capstan.sql.gate.Dialect;
import dev.capstan.sql.migration.report.Diagnosis.Rule;
import dev.capstan.sql.migration.report.Hints;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Writes statements about a broken rule. Every name in them came from a catalogue, and is quoted. */
final class RemedyWriter {
    private static final String LIMIT = "\nLIMIT 50";

    private final Dialect dialect;
    private final Quoting quoting;

    RemedyWriter(Dialect dialect) {
        this.dialect = dialect;
        this.quoting = Quoting.of(dialect);
    }

    /** @param other the table that a foreign key refers to */
    Remedy against(Definition broken, Table table, Optional<Table> other) {
        if (!table.has(broken.columns())) {
            return Remedy.NONE;
        }
        return switch (broken.rule()) {
            case UNIQUE -> duplicates(broken, table);
            case FOREIGN_KEY ->
                other.map(parent -> orphans(broken, table, parent)).orElse(Remedy.NONE);
            case CHECK ->
                broken.expression().map(holds -> breaking(holds, table)).orElse(Remedy.NONE);
            case NOT_NULL -> missing(broken.columns(), table);
            case EXCLUSION -> Remedy.NONE;
        };
    }

    private Remedy duplicates(Definition broken, Table table) {
        var columns = quoting.names(broken.columns());
        var from = table.quoted(quoting);
        var notNull = conditions(broken.columns(), " IS NOT NULL");
        var look = "SELECT " + columns + ", count(*) AS copies\nFROM " + from + "\nWHERE " + notNull + "\nGROUP BY "
                + columns + "\nHAVING count(*) > 1\nORDER BY copies DESC" + LIMIT;
        if (table.primaryKey().size() != 1) {
            return new Remedy(Optional.of(look), Optional.empty());
        }
        var key = quoting.name(table.primaryKey().getFirst());
        var kept = "SELECT min(" + key + ") AS kept FROM " + from + " GROUP BY " + columns;
        // MySQL does not let a DELETE read its own table, except through a table of its own
        var ofItsOwn = dialect == Dialect.MYSQL ? "SELECT kept FROM (" + kept + ") AS first_ones" : kept;
        return new Remedy(
                Optional.of(look),
                Optional.of("DELETE FROM " + from + "\nWHERE " + notNull + "\n  AND " + key + " NOT IN (" + ofItsOwn
                        + ")"));
    }

    private Remedy orphans(Definition broken, Table child, Table parent) {
        var theirs = broken.otherColumns().isEmpty() ? parent.primaryKey() : broken.otherColumns();
        if (!parent.has(theirs) || theirs.size() != broken.columns().size() || theirs.isEmpty()) {
            return Remedy.NONE;
        }
        var pairs = new ArrayList<String>();
        for (int i = 0; i < theirs.size(); i++) {
            pairs.add("parent." + quoting.name(theirs.get(i)) + " = " + child.quoted(quoting) + "."
                    + quoting.name(broken.columns().get(i)));
        }
        var where = "\nWHERE " + conditions(broken.columns(), " IS NOT NULL") + "\n  AND NOT EXISTS (SELECT 1 FROM "
                + parent.quoted(quoting) + " AS parent WHERE " + String.join(" AND ", pairs) + ")";
        return new Remedy(
                Optional.of(
                        "SELECT " + shown(child, broken.columns()) + "\nFROM " + child.quoted(quoting) + where + LIMIT),
                Optional.of("DELETE FROM " + child.quoted(quoting) + where));
    }

    private Remedy breaking(String holds, Table table) {
        var mentioned = table.columns().stream()
                .filter(column -> Pattern.compile("(?<![A-Za-z0-9_$])" + Pattern.quote(column) + "(?![A-Za-z0-9_$])")
                        .matcher(holds)
                        .find())
                .toList();
        var where = "\nWHERE NOT (" + holds + ")";
        return new Remedy(
                Optional.of("SELECT " + shown(table, mentioned) + "\nFROM " + table.quoted(quoting) + where + LIMIT),
                mentioned.isEmpty()
                        ? Optional.empty()
                        : Optional.of("UPDATE " + table.quoted(quoting) + "\nSET " + quoting.name(mentioned.getFirst())
                                + " = …" + where));
    }

    private Remedy missing(List<String> columns, Table table) {
        if (columns.isEmpty()) {
            return Remedy.NONE;
        }
        var where = "\nWHERE " + conditions(columns, " IS NULL");
        return new Remedy(
                Optional.of("SELECT " + shown(table, columns) + "\nFROM " + table.quoted(quoting) + where + LIMIT),
                Optional.of("UPDATE " + table.quoted(quoting) + "\nSET " + quoting.name(columns.getFirst()) + " = …"
                        + where));
    }

    /** By what a row is told apart, and what is wrong with it: no more of it than that. */
    private String shown(Table table, List<String> columns) {
        var all = new LinkedHashSet<>(table.primaryKey());
        all.addAll(columns);
        return all.isEmpty() ? "count(*)" : quoting.names(all);
    }

    private String conditions(List<String> columns, String is) {
        return String.join(
                " AND ",
                columns.stream().map(column -> quoting.name(column) + is).toList());
    }

    /** Who is at work in the database, the longest first. */
    static Remedy blockers(Dialect dialect) {
        return new Remedy(
                Optional.of(
                        switch (dialect) {
                            case POSTGRESQL ->
                                """
                                SELECT pid, usename, application_name, state, xact_start
                                FROM pg_stat_activity
                                WHERE xact_start IS NOT NULL
                                ORDER BY xact_start
                                LIMIT 20""";
                            case MYSQL ->
                                """
                                SELECT trx_mysql_thread_id, trx_state, trx_started, trx_rows_locked
                                FROM information_schema.innodb_trx
                                ORDER BY trx_started
                                LIMIT 20""";
                        }),
                Optional.empty());
    }

    /** Whose a table is. */
    static Remedy owner(Dialect dialect, Table table) {
        var name = "'" + table.name().replace("'", "''") + "'";
        return new Remedy(
                switch (dialect) {
                    case POSTGRESQL ->
                        Optional.of(
                                "SELECT schemaname, tablename, tableowner\nFROM pg_catalog.pg_tables\nWHERE tablename = "
                                        + name);
                    case MYSQL -> Optional.empty();
                },
                Optional.empty());
    }

    static boolean fits(Definition definition, Rule rule, Hints hints) {
        return definition.rule() == rule
                && (hints.constraint().isEmpty()
                        || definition.name().isEmpty()
                        || definition.name().equals(hints.constraint()))
                && (hints.table().isEmpty()
                        || hints.table().get().startsWith("#sql")
                        || hints.table().get().equals(definition.table()))
                && (rule != Rule.NOT_NULL
                        || hints.columns().isEmpty()
                        || definition.columns().equals(hints.columns()));
    }
}
