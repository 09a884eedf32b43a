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
    private final Masks masks = new Masks(List.of(
            new MaskedColumn(Optional.empty(), "users", "phone", Mask.PHONE),
            new MaskedColumn(Optional.empty(), "derived", "phone", Mask.PHONE)));
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
    void what_a_view_shows_of_a_masked_column_is_masked() throws SQLException {
        try (var connection = shop()) {
            for (var typed : List.of(
                    "SELECT number FROM people",
                    "SELECT * FROM numbers",
                    "SELECT called AS id FROM again WHERE called = '13800005678'",
                    "SELECT n FROM (SELECT number AS n FROM people LIMIT 1) s",
                    "SELECT a FROM renamed")) {
                assertEquals(List.of("138****5678"), shown(connection, typed), typed);
            }
            for (var typed : List.of(
                    "SELECT tel FROM computed",
                    "SELECT json FROM computed",
                    "SELECT phone_list FROM grouped",
                    "SELECT who FROM both_ways LIMIT 1",
                    "SELECT last FROM derived",
                    "SELECT t FROM deeper")) {
                assertEquals(List.of("****"), shown(connection, typed), typed);
            }
            for (var typed : List.of("SELECT name FROM names", "SELECT name FROM computed", "SELECT name FROM again")) {
                assertEquals(List.of("user 1"), shown(connection, typed), typed);
            }
        }
    }

    @Test
    void what_may_show_a_masked_column_through_a_view_is_refused() throws SQLException {
        try (var connection = shop()) {
            for (var typed : List.of(
                    "SELECT UPPER(number) FROM people",
                    "SELECT GROUP_CONCAT(called) FROM again",
                    "SELECT id FROM people WHERE number LIKE '138%'",
                    "SELECT tel + 0 FROM computed",
                    "SELECT number FROM people UNION SELECT 1",
                    "SELECT * FROM picked",
                    "SELECT * FROM pairs")) {
                assertInstanceOf(Unprovable.class, judged(typed, connection), typed);
            }
        }
    }

    private Judgement judged(String typed, Connection connection) throws SQLException {
        return new MaskedViews(masks, Dialect.MYSQL)
                .judge(admitted(typed), (jdbc, values) -> Asked.rows(connection, jdbc, values));
    }

    private List<String> shown(Connection connection, String typed) throws SQLException {
        var judgement = judged(typed, connection);
        try (var statement = connection.prepareStatement(admitted(typed).jdbc());
                var rows = statement.executeQuery()) {
            // As the engine reads them: MySQL says of a column no more than its name
            var label = rows.getMetaData().getColumnLabel(1);
            var mask = judgement instanceof Covered covered
                    ? covered.mask(new Output(label, "", "", ""))
                    : Optional.<Mask>empty();
            var shown = new ArrayList<String>();
            while (rows.next()) {
                var value = rows.getString(1);
                shown.add(mask.map(each -> each.cover(value)).orElse(value));
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
                        "create table derived (id int, phone varchar(20), last varchar(4) as (right(phone, 4)) stored)",
                        "insert into derived (id, phone) values (1, '13800005678')",
                        "create view people as select id, phone as number from users",
                        "create view numbers as select number from people",
                        "create view again as select id, number as called, 'user 1' as name from people",
                        "create view names as select name from users",
                        "create view renamed (a, b) as select phone, id from users",
                        "create view computed as select name, concat('T', phone) as tel,"
                                + " json_object('p', phone) as json from users where phone = '13800005678'",
                        "create view deeper as select concat(tel, '') as t from computed",
                        "create view grouped as select group_concat(phone) as phone_list from users",
                        "create view both_ways as select name as who from users union all select phone from users",
                        "create view picked as select id from users where phone like '138%'",
                        "create view pairs as select u.id, o.phone from users u join users o on o.phone = u.phone")
                .open();
    }
}
