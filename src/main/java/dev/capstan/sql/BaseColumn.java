package dev.capstan.sql;

/** A column of a table or view. For MySQL the schema is what it calls a database. */
public record BaseColumn(String schema, String table, String column) {
    @Override
    public String toString() {
        return schema + "." + table + "." + column;
    }
}
