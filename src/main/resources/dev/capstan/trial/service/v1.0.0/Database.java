import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** One connection, opened anew when it broke. */
final class Database {
    interface Work<T> {
        T in(Connection connection) throws SQLException;
    }

    private final String url;
    private Connection connection;

    Database(String url) {
        this.url = url;
    }

    synchronized <T> T ask(Work<T> work) throws SQLException {
        if (connection == null || !connection.isValid(2)) {
            connection = DriverManager.getConnection(url);
        }
        return work.in(connection);
    }

    long number(String sql) throws SQLException {
        return ask(connection -> {
            try (var statement = connection.createStatement();
                    var rows = statement.executeQuery(sql)) {
                return rows.next() ? rows.getLong(1) : 0;
            }
        });
    }

    String text(String sql) throws SQLException {
        return ask(connection -> {
            try (var statement = connection.createStatement();
                    var rows = statement.executeQuery(sql)) {
                return rows.next() ? rows.getString(1) : "";
            }
        });
    }
}
