package dev.capstan.sql.gate;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Answers as text, to be compared. */
final class Rows {
    private Rows() {}

    static List<String> of(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            return all(rows).stream().map(row -> String.join(" | ", row)).toList();
        }
    }

    static List<List<String>> all(ResultSet rows) throws SQLException {
        var all = new ArrayList<List<String>>();
        while (rows.next() && all.size() < 10_000) {
            var row = new ArrayList<String>();
            for (var i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                row.add(rows.getString(i));
            }
            all.add(row);
        }
        return all;
    }

    /** What came and what went. */
    static String changes(List<String> before, List<String> after) {
        var changes = new ArrayList<String>();
        before.stream().filter(line -> !after.contains(line)).forEach(line -> changes.add("- " + line));
        after.stream().filter(line -> !before.contains(line)).forEach(line -> changes.add("+ " + line));
        return String.join("\n", changes);
    }
}
