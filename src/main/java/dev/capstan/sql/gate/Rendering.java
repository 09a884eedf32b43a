package dev.capstan.sql.gate;

import dev.capstan.sql.gate.Verdict.Form;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The statement as it will be sent. Every keyword in it comes from this package, every name is quoted, every string is
 * written so that no setting of the server moves its end: whatever the typed text meant, this can only mean what the
 * grammar knows.
 */
final class Rendering {
    private final boolean postgres;
    private final StringBuilder sql = new StringBuilder();
    private final StringBuilder jdbc = new StringBuilder();
    private final List<String> parameters = new ArrayList<>();
    private final Set<TableName> tables = new LinkedHashSet<>();
    private boolean tight = true;

    Rendering(Dialect dialect) {
        this.postgres = dialect == Dialect.POSTGRESQL;
    }

    Verdict.Admitted admitted(Form form) {
        return new Verdict.Admitted(sql.toString(), jdbc.toString(), parameters, tables, form);
    }

    /** What has been written since then, as a driver wants it. */
    WriteVerdict.Piece since(Mark mark) {
        return new WriteVerdict.Piece(
                jdbc.substring(mark.jdbc()).strip(), parameters.subList(mark.parameters(), parameters.size()));
    }

    Mark mark() {
        return new Mark(jdbc.length(), parameters.size());
    }

    /** A place in what is written. */
    record Mark(int jdbc, int parameters) {}

    String sql() {
        return sql.toString();
    }

    void word(String keyword) {
        spaced(keyword);
    }

    /** What follows is written without a blank before it. */
    void open(String mark) {
        joined(mark);
        tight = true;
    }

    void close(String mark) {
        tight = true;
        joined(mark);
    }

    void comma() {
        joined(",");
    }

    /** Between the parts of a name, and before the type of a cast. */
    void link(String mark) {
        joined(mark);
        tight = true;
    }

    void name(String name) {
        var quote = postgres ? "\"" : "`";
        spaced(quote + name.replace(quote, quote + quote) + quote);
    }

    void string(String value) {
        var doubled = value.replace("'", "''");
        if (postgres && value.chars().anyMatch(Rendering::needsEscape)) {
            spaced("E'" + escaped(doubled) + "'");
        } else {
            spaced("'" + (postgres ? doubled : escaped(doubled)) + "'");
        }
    }

    private static boolean needsEscape(int character) {
        return character == '\\' || character < ' ' && character != '\n' && character != '\t';
    }

    private String escaped(String value) {
        var text = new StringBuilder();
        for (var character : value.toCharArray()) {
            text.append(
                    switch (character) {
                        case '\\' -> "\\\\";
                        case '\r' -> "\\r";
                        case '\b' -> "\\b";
                        case '\u001A' -> postgres ? "\\x1A" : "\\Z";
                        default ->
                            postgres && needsEscape(character)
                                    ? "\\x%02X".formatted((int) character)
                                    : Character.toString(character);
                    });
        }
        return text.toString();
    }

    void operator(String operator) {
        blank();
        sql.append(operator);
        jdbc.append(postgres ? operator.replace("?", "??") : operator);
        tight = false;
    }

    void parameter(String name) {
        blank();
        sql.append(':').append(name);
        jdbc.append('?');
        parameters.add(name);
        tight = false;
    }

    void table(TableName table) {
        tables.add(table);
    }

    private void spaced(String text) {
        blank();
        joined(text);
    }

    private void blank() {
        if (!tight) {
            sql.append(' ');
            jdbc.append(' ');
        }
    }

    private void joined(String text) {
        sql.append(text);
        jdbc.append(text);
        tight = false;
    }
}
