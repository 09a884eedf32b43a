package dev.capstan.sql.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.SAME_THREAD)
class MariaDbShopTest {
    private static MariaDbShop shop;

    @BeforeAll
    static void open() {
        shop = new MariaDbShop();
    }

    @AfterAll
    static void close() throws SQLException {
        shop.close();
    }

    @Test
    void no_hostile_statement_leaves_a_trace() throws SQLException {
        assertEquals("", shop.misjudged("hostile-mysql.sql"));
    }

    @Test
    void harmless_reads_are_admitted_and_answered_as_they_were_typed() throws SQLException {
        assertEquals("", shop.misread("harmless-mysql.sql"));
    }

    @Test
    void harm_that_is_done_past_the_gate_shows() throws SQLException {
        try (var other = new MariaDbShop();
                var statement = other.writer().createStatement()) {
            for (var harm : List.of(
                    "select get_lock('a', 0)",
                    "select nextval(invoice_numbers)",
                    "update users set name = 'x' where id = 1",
                    "set session sql_mode = ''",
                    "select @a := 1",
                    "select * from ringing_view",
                    "select wipe()")) {
                statement.execute("do release_all_locks()");
                var before = other.content();
                statement.execute(harm);
                assertNotEquals("", Rows.changes(before, other.content()), harm);
            }
            statement.execute("do release_all_locks()");
        }
    }
}
