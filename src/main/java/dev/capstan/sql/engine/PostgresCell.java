package dev.capstan.sql.engine;

import dev.capstan.sql.BaseColumn;
import dev.capstan.sql.Column;
import dev.capstan.sql.Column.Kind;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.postgresql.PGResultSetMetaData;

/** A column of PostgreSQL's answer, and how its values are read. */
record PostgresCell(Column column, Reading reading) {
    private enum Reading {
        WHOLE,
        NUMBER,
        BOOLEAN,
        MOMENT,
        TIME,
        TEXT
    }

    static List<PostgresCell> of(ResultSetMetaData columns) throws SQLException {
        var cells = new ArrayList<PostgresCell>();
        for (int i = 1; i <= columns.getColumnCount(); i++) {
            var type = columns.getColumnTypeName(i);
            cells.add(new PostgresCell(
                    new Column(columns.getColumnLabel(i), kind(type), base(columns, i)), reading(type)));
        }
        return cells;
    }

    /** Asked of the server once per column and connection. */
    private static Optional<BaseColumn> base(ResultSetMetaData columns, int i) throws SQLException {
        var more = columns.unwrap(PGResultSetMetaData.class);
        var table = more.getBaseTableName(i);
        return table.isEmpty()
                ? Optional.empty()
                : Optional.of(new BaseColumn(more.getBaseSchemaName(i), table, more.getBaseColumnName(i)));
    }

    private static Reading reading(String type) {
        return switch (type) {
            case "int2", "int4", "int8", "oid", "serial", "bigserial", "smallserial" -> Reading.WHOLE;
            case "numeric", "float4", "float8" -> Reading.NUMBER;
            case "bool" -> Reading.BOOLEAN;
            case "timestamptz" -> Reading.MOMENT;
            case "timestamp", "date", "time" -> Reading.TIME;
            default -> Reading.TEXT;
        };
    }

    private static Kind kind(String type) {
        return switch (reading(type)) {
            case WHOLE, NUMBER -> Kind.NUMBER;
            case BOOLEAN -> Kind.BOOLEAN;
            case MOMENT, TIME -> Kind.TIME;
            case TEXT ->
                switch (type) {
                    case "text", "varchar", "bpchar", "char", "name", "citext", "unknown" -> Kind.TEXT;
                    default -> Kind.OTHER;
                };
        };
    }

    Object value(ResultSet row, int at) throws SQLException {
        if (reading == Reading.WHOLE) {
            long number = row.getLong(at);
            return row.wasNull() ? null : number;
        }
        var text = row.getString(at);
        if (text == null) {
            return null;
        }
        return switch (reading) {
            case WHOLE, TEXT -> text;
            case NUMBER -> number(text);
            case BOOLEAN -> text.equals("t");
            case MOMENT -> Moments.instant(text);
            case TIME -> Moments.local(text);
        };
    }

    private static Object number(String text) {
        return switch (text) {
            case "NaN", "Infinity", "-Infinity" -> Double.valueOf(text);
            default -> new BigDecimal(text);
        };
    }
}
