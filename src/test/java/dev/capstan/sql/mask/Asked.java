package dev.capstan.sql.mask;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** A witness over a connection. */
final class Asked {
    private Asked() {}

    static List<List<String>> rows(Connection connection, String jdbc, List<String> values) throws SQLException {
        try (var statement = connection.prepareStatement(jdbc)) {
            for (var i = 0; i < values.size(); i++) {
                statement.setString(i + 1, values.get(i));
            }
            var all = new ArrayList<List<String>>();
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    var row = new ArrayList<String>();
                    for (var i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                        row.add(rows.getString(i));
                    }
                    all.add(row);
                }
            }
            return all;
        }
    }
}
