package dev.capstan.sql.fix;

import dev.capstan.sql.gate.Dialect;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** How a script is written that the server's own client reads, where no driver binds values. */
enum ScriptStyle {
    PSQL {
        @Override
        String literal(Image.Column column, String value) {
            return value == null ? "NULL" : "'" + value.replace("'", "''") + "'::" + column.type();
        }

        @Override
        List<String> opening() {
            return List.of(
                    "SET client_encoding TO 'UTF8'",
                    "BEGIN",
                    "SET LOCAL standard_conforming_strings = on",
                    "SET LOCAL DateStyle = 'ISO, YMD'",
                    "SET LOCAL IntervalStyle = 'postgres'");
        }

        @Override
        String client(String file) {
            return "psql -X -v ON_ERROR_STOP=1 -f " + file + " \"$DATABASE_URL\"";
        }
    },

    MARIADB {
        @Override
        String literal(Image.Column column, String value) {
            if (value == null) {
                return "NULL";
            }
            if (column.binary()) {
                return "X'" + (value.length() % 2 == 0 ? "" : "0") + value + "'";
            }
            return NUMBERS.contains(column.type().toLowerCase(Locale.ROOT)) ? value : "'" + escaped(value) + "'";
        }

        /** A backslash escapes, whatever the server's own mode is, and zero is written as zero. */
        @Override
        List<String> opening() {
            return List.of(
                    "SET NAMES utf8mb4",
                    "SET SESSION time_zone = '+00:00', sql_mode = 'STRICT_ALL_TABLES,NO_AUTO_VALUE_ON_ZERO'",
                    "START TRANSACTION");
        }

        @Override
        String client(String file) {
            return "mariadb --default-character-set=utf8mb4 DATABASE < " + file;
        }
    };

    private static final Set<String> NUMBERS =
            Set.of("tinyint", "smallint", "mediumint", "int", "bigint", "decimal", "year");

    static ScriptStyle of(Dialect dialect) {
        return switch (dialect) {
            case POSTGRESQL -> PSQL;
            case MYSQL -> MARIADB;
        };
    }

    /** A cell, of the type of its column. */
    abstract String literal(Image.Column column, String value);

    /** The statements before the first row; the last of them is in the transaction that holds them all. */
    abstract List<String> opening();

    /** What a person types to have a script read. */
    abstract String client(String file);

    private static String escaped(String value) {
        return value.replace("\\", "\\\\")
                .replace("'", "''")
                .replace("\0", "\\0")
                .replace("\n", "\\n")
                .replace("\r", "\\r")
                .replace("\u001a", "\\Z");
    }
}
