package dev.capstan.sql.engine;

import dev.capstan.sql.Column;
import dev.capstan.sql.Column.Kind;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * A column of MySQL's answer, and how its values are read. It names no column of a table: what the server tells of that
 * is the name of a view or of a subquery as often as a table's.
 */
record MySqlCell(Column column, Reading reading) {
    /** As many digits no longer fit into 63 bits for sure. */
    private static final int LONGEST = 19;

    private enum Reading {
        WHOLE,
        UNSIGNED,
        NUMBER,
        TIME,
        BYTES,
        TEXT
    }

    static List<MySqlCell> of(ResultSetMetaData columns) throws SQLException {
        var cells = new ArrayList<MySqlCell>();
        for (int i = 1; i <= columns.getColumnCount(); i++) {
            var type = columns.getColumnTypeName(i);
            var reading = reading(type);
            cells.add(new MySqlCell(
                    new Column(columns.getColumnLabel(i), kind(reading, type), Optional.empty()), reading));
        }
        return cells;
    }

    private static Reading reading(String type) {
        return switch (type) {
            case "TINYINT", "SMALLINT", "MEDIUMINT", "INTEGER", "INT", "BIGINT", "YEAR" -> Reading.WHOLE;
            case "TINYINT UNSIGNED", "SMALLINT UNSIGNED", "MEDIUMINT UNSIGNED", "INTEGER UNSIGNED", "INT UNSIGNED" ->
                Reading.WHOLE;
            case "BIGINT UNSIGNED" -> Reading.UNSIGNED;
            case "DECIMAL", "DECIMAL UNSIGNED", "FLOAT", "FLOAT UNSIGNED", "DOUBLE", "DOUBLE UNSIGNED" ->
                Reading.NUMBER;
            case "DATE", "DATETIME", "TIMESTAMP", "TIME" -> Reading.TIME;
            case "BLOB", "TINYBLOB", "MEDIUMBLOB", "LONGBLOB", "BINARY", "VARBINARY", "GEOMETRY" -> Reading.BYTES;
            case "POINT", "LINESTRING", "POLYGON", "MULTIPOINT", "MULTILINESTRING", "MULTIPOLYGON" -> Reading.BYTES;
            default -> Reading.TEXT;
        };
    }

    private static Kind kind(Reading reading, String type) {
        return switch (reading) {
            case WHOLE, UNSIGNED, NUMBER -> Kind.NUMBER;
            case TIME -> type.equals("TIME") ? Kind.OTHER : Kind.TIME;
            case BYTES -> Kind.OTHER;
            case TEXT -> type.endsWith("TEXT") || type.endsWith("CHAR") ? Kind.TEXT : Kind.OTHER;
        };
    }

    Object value(ResultSet row, int at) throws SQLException {
        if (reading == Reading.WHOLE) {
            long number = row.getLong(at);
            return row.wasNull() ? null : number;
        }
        if (reading == Reading.BYTES) {
            var bytes = row.getBytes(at);
            return bytes == null ? null : "0x" + HexFormat.of().formatHex(bytes);
        }
        var text = row.getString(at);
        if (text == null) {
            return null;
        }
        return switch (reading) {
            case UNSIGNED -> text.length() < LONGEST ? (Object) Long.valueOf(text) : new BigDecimal(text);
            case NUMBER -> new BigDecimal(text);
            case TIME -> column.kind() == Kind.TIME ? Moments.local(text) : text;
            case WHOLE, BYTES, TEXT -> text;
        };
    }
}
