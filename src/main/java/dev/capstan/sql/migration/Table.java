package dev.capstan.sql.migration;

import java.util.List;

/** A table as the catalogue of its database names it. Only names from here get into statements. */
record Table(String schema, String name, List<String> columns, List<String> primaryKey) {
    Table {
        columns = List.copyOf(columns);
        primaryKey = List.copyOf(primaryKey);
    }

    boolean has(List<String> named) {
        return columns.containsAll(named);
    }

    String quoted(Quoting quoting) {
        return quoting.name(schema) + "." + quoting.name(name);
    }
}
