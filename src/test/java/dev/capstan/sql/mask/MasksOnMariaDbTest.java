package dev.capstan.sql.mask;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.capstan.sql.MariaDbServer;
import dev.capstan.sql.gate.Dialect;
import dev.capstan.sql.gate.ReadOnlyGate;
import dev.capstan.sql.gate.Verdict.Admitted;
import dev.capstan.sql.mask.Judgement.Covered;
import dev.capstan.sql.mask.Judgement.Output;
import dev.capstan.sql.mask.Judgement.Unprovable;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MasksOnMariaDbTest {
    private final Masks masks = new Masks(List.of(new MaskedColumn(Optional.empty(), "users", "phone", Mask.PHONE)));
    private final ReadOnlyGate gate = new ReadOnlyGate();

    @Test
    void a_masked_column_keeps_its_mask_through_names_and_subqueries() throws SQLException {
        try (var connection = shop()) {
            for (var typed : List.of(
                    "SELECT phone FROM users",
                    "SELECT phone AS a FROM users",
                    "SELECT PHONE b FROM USERS".replace("USERS", "users"),
                    "SELECT `phone` AS 'c' FROM users u",
                    "SELECT p FROM (SELECT phone AS p FROM users LIMIT 5) s",
                    "SELECT * FROM (SELECT DISTINCT phone AS p FROM users) s",
                    "SELECT q AS r FROM (SELECT p AS q FROM (SELECT phone AS p FROM users LIMIT 1) s LIMIT 1) t",
                    "WITH a AS (SELECT phone FROM users) SELECT * FROM a",
                    "SELECT phone FROM users GROUP BY phone ORDER BY phone",
                    "SELECT phone FROM users WHERE phone = '13800005678'")) {
                assertEquals(List.of("138****5678"), shown(connection, typed), typed);
            }
        }
    }

    @Test
    void what_cannot_be_proven_is_refused() {
        for (var typed : List.of(
                "SELECT UPPER(phone) FROM users",
                "SELECT Phone + 0 FROM users",
                "SELECT phone AS p FROM users HAVING p > '138'",
                "SELECT phone AS p, (SELECT p) FROM users",
                "SELECT GROUP_CONCAT(phone) FROM users",
                "SELECT phone FROM users UNION SELECT 1",
                "SELECT id FROM users WHERE phone LIKE '138%'",
                "SELECT id FROM users WHERE phone REGEXP '^138'",
                "SELECT id FROM users ORDER BY phone LIKE '1%'",
                "SELECT BINARY phone FROM users",
                "SELECT id FROM users WHERE phone = 138",
                "SELECT JSON_OBJECT('a', phone) FROM users",
                "SELECT MATCH (phone) AGAINST ('1') FROM users",
                "SELECT id FROM users WHERE phone <=> '1'",
                "SELECT CONVERT(phone USING latin1) FROM users",
                "SELECT id FROM users WHERE (phone, id) = ('1', 1)")) {
            assertInstanceOf(Unprovable.class, masks.judge(Dialect.MYSQL, admitted(typed)), typed);
        }
    }

    @Test
    void a_view_that_reads_a_masked_column_is_refused_and_another_is_not() throws SQLException {
        try (var connection = shop()) {
            for (var view : List.of("people", "again")) {
                assertEquals(
                        "people",
                        view("SELECT * FROM " + view, connection).orElseThrow().name());
            }
            assertEquals(Optional.empty(), view("SELECT * FROM names", connection));
        }
    }

    private Optional<Unprovable> view(String typed, Connection connection) throws SQLException {
        return new MaskedViews(masks)
                .in(Dialect.MYSQL, admitted(typed), (jdbc, values) -> Asked.rows(connection, jdbc, values));
    }

    private List<String> shown(Connection connection, String typed) throws SQLException {
        var admitted = admitted(typed);
        var covered = assertInstanceOf(Covered.class, masks.judge(Dialect.MYSQL, admitted), typed);
        try (var statement = connection.prepareStatement(admitted.jdbc());
                var rows = statement.executeQuery()) {
            var data = rows.getMetaData();
            var outputs = List.of(new Output(
                    data.getColumnLabel(1), data.getCatalogName(1), data.getTableName(1), data.getColumnName(1)));
            var shown = new ArrayList<String>();
            while (rows.next()) {
                shown.add(covered.covers(outputs).getFirst().apply(rows.getString(1)));
            }
            return shown;
        }
    }

    private Admitted admitted(String typed) {
        return assertInstanceOf(Admitted.class, gate.judge(Dialect.MYSQL, typed), typed);
    }

    private static Connection shop() throws SQLException {
        return MariaDbServer.fresh()
                .run(
                        "create table users (id int, name varchar(20), phone varchar(20))",
                        "insert into users values (1, 'user 1', '13800005678')",
                        "create view people as select id, concat(phone, '') as number from users",
                        "create view again as select id, number from people",
                        "create view names as select id, name from users")
                .open();
    }
}
