package dev.capstan.sql.gate;

import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/** That nothing changed means something only where a change would have been seen. */
class ShopTest {
    @Test
    void harm_that_is_done_past_the_gate_shows_in_postgresql() throws SQLException, IOException {
        try (var shop = new PostgresShop(18)) {
            eachShows(
                    shop,
                    "select pg_advisory_unlock_all()",
                    List.of(
                            "select ring()",
                            "select u.ring_user from users u where id = 1",
                            "select ('x'::text).ring_name",
                            "select load::text from crates",
                            "select * from view_with_an_operator",
                            "select * from view_with_a_domain",
                            "select * from users where name operator(shadows.=) 'x'::varchar",
                            "select nextval('invoice_numbers')",
                            "update users set name = name || '!' where id = 1",
                            "set work_mem = '5MB'",
                            "select lo_create(0)",
                            "select pg_stat_statements_reset()",
                            "select * from outside"));
        }
    }

    @Test
    @ResourceLock(MariaDbShop.ALONE)
    void harm_that_is_done_past_the_gate_shows_in_mariadb() throws SQLException, IOException {
        try (var shop = new MariaDbShop()) {
            eachShows(
                    shop,
                    "do release_all_locks()",
                    List.of(
                            "select get_lock('a', 0)",
                            "select nextval(invoice_numbers)",
                            "update users set name = 'x' where id = 1",
                            "set session sql_mode = ''",
                            "select @a := 1",
                            "select * from ringing_view",
                            "select wipe()"));
        }
    }

    private static void eachShows(Shop shop, String unlock, List<String> harms) throws SQLException {
        try (var statement = shop.writer().createStatement()) {
            for (var harm : harms) {
                statement.execute(unlock);
                var before = shop.content();
                statement.execute(harm);
                assertNotEquals("", Rows.changes(before, shop.content()), harm);
            }
            statement.execute(unlock);
        }
    }
}
