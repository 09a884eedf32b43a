package dev.capstan.sql.fix;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Rows as text. */
final class Rowset {
    private Rowset() {}

    /** One more than wanted is read, so that it can be told that there are too many. */
    static List<List<String>> of(PreparedStatement statement, int most) throws SQLException {
        try (var rows = statement.executeQuery()) {
            return read(rows, most);
        }
    }

    static List<List<String>> read(ResultSet rows, int most) throws SQLException {
        int columns = rows.getMetaData().getColumnCount();
        var read = new ArrayList<List<String>>();
        while (read.size() <= most && rows.next()) {
            var row = new ArrayList<String>();
            for (int i = 1; i <= columns; i++) {
                row.add(rows.getString(i));
            }
            read.add(Collections.unmodifiableList(row));
        }
        return read;
    }

    static List<String> column(PreparedStatement statement) throws SQLException {
        return of(statement, Integer.MAX_VALUE - 1).stream().map(List::getFirst).toList();
    }
}
