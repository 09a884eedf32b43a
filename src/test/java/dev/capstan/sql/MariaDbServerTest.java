package dev.capstan.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class MariaDbServerTest {
    @Test
    void a_user_may_do_what_was_granted_and_nothing_else() throws SQLException {
        var schema = MariaDbServer.fresh().run("create table thing (name text)", "insert into thing values ('铁')");
        var reader = schema.user("it's", "SELECT ON thisdb.*");
        try (var connection = DriverManager.getConnection(
                        "jdbc:mariadb://127.0.0.1:" + MariaDbServer.port() + "/" + schema.name(),
                        reader.name(),
                        reader.password());
                var statement = connection.createStatement()) {
            var rows = statement.executeQuery("select name from thing");
            assertTrue(rows.next());
            assertEquals("铁", rows.getString(1));
            var refused = assertThrows(SQLException.class, () -> statement.execute("delete from thing"));
            assertEquals("42000", refused.getSQLState());
        }
    }
}
