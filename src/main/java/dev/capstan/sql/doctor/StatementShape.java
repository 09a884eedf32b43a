package dev.capstan.sql.doctor;

import dev.capstan.sql.Cell;
import dev.capstan.sql.doctor.Server.Make;

/**
 * A statement without the values and comments in it: what somebody's session runs may hold what only few may see, and
 * the shape is enough to recognise it.
 */
final class StatementShape {
    private static final int LONGEST = 100;

    private final String sql;
    private final boolean mysql;
    private final StringBuilder shape = new StringBuilder();
    private int at;

    private StatementShape(String sql, Make make) {
        this.sql = sql;
        this.mysql = make != Make.POSTGRESQL;
    }

    static Cell of(String sql, Server server) {
        var shape = of(sql, server.make());
        return shape.isEmpty() ? new Cell.Nothing() : new Cell.Words(shape);
    }

    static String of(String sql, Make make) {
        return new StatementShape(sql, make).read();
    }

    private String read() {
        while (at < sql.length()) {
            step(sql.charAt(at));
        }
        var all = shape.toString().strip();
        return all.codePointCount(0, all.length()) <= LONGEST
                ? all
                : all.substring(0, all.offsetByCodePoints(0, LONGEST - 1)) + "…";
    }

    private void step(char next) {
        if (Character.isWhitespace(next)) {
            space();
            at++;
        } else if (sql.startsWith("--", at) || mysql && next == '#') {
            skipTo("\n");
            space();
        } else if (sql.startsWith("/*", at)) {
            skipTo("*/");
            space();
        } else if (next == '\'' || mysql && next == '"') {
            string(next);
        } else if (next == '"' || next == '`') {
            name(next);
        } else if (!mysql && next == '$' && dollarTag() > 0) {
            skipTo(sql.substring(at, at + dollarTag()));
            shape.append('?');
        } else if (Character.isDigit(next) && !continuesWord()) {
            number();
        } else {
            shape.append(next);
            at++;
        }
    }

    private void space() {
        if (!shape.isEmpty() && shape.charAt(shape.length() - 1) != ' ') {
            shape.append(' ');
        }
    }

    /** Past the first occurrence after what stands here; to the end where there is none. */
    private void skipTo(String end) {
        int found = sql.indexOf(end, at + end.length());
        at = found < 0 ? sql.length() : found + end.length();
    }

    private void string(char quote) {
        boolean escapes = mysql || at > 0 && (sql.charAt(at - 1) == 'E' || sql.charAt(at - 1) == 'e');
        at++;
        while (at < sql.length()) {
            char next = sql.charAt(at++);
            if (next == '\\' && escapes) {
                at++;
            } else if (next == quote) {
                if (at >= sql.length() || sql.charAt(at) != quote) {
                    break;
                }
                at++;
            }
        }
        shape.append('?');
    }

    private void name(char quote) {
        int end = sql.indexOf(quote, at + 1);
        int after = end < 0 ? sql.length() : end + 1;
        shape.append(sql, at, after);
        at = after;
    }

    /** The length of {@code $tag$} that stands here; 0 where none does. */
    private int dollarTag() {
        int end = at + 1;
        while (end < sql.length()
                && (Character.isLetterOrDigit(sql.charAt(end)) || sql.charAt(end) == '_')
                && !(end == at + 1 && Character.isDigit(sql.charAt(end)))) {
            end++;
        }
        return end < sql.length() && sql.charAt(end) == '$' && !continuesWord() ? end + 1 - at : 0;
    }

    private boolean continuesWord() {
        return at > 0 && (Character.isLetterOrDigit(sql.charAt(at - 1)) || "_$".indexOf(sql.charAt(at - 1)) >= 0);
    }

    private void number() {
        while (at < sql.length() && (Character.isLetterOrDigit(sql.charAt(at)) || sql.charAt(at) == '.')) {
            at++;
        }
        shape.append('?');
    }
}
