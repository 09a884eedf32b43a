package dev.capstan.sql.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.SAME_THREAD)
class PostgresShopTest {
    private static PostgresShop shop;

    @BeforeAll
    static void open() {
        shop = new PostgresShop();
    }

    @AfterAll
    static void close() throws SQLException, IOException {
        shop.close();
    }

    @Test
    void no_hostile_statement_leaves_a_trace() throws SQLException {
        assertEquals("", shop.misjudged("hostile-postgresql.sql"));
    }

    @Test
    void somebodys_own_signs_are_found_before_they_are_used() throws SQLException {
        shop.searches("public, shadows");
        assertEquals("", shop.misjudged("shadowed-postgresql.sql"));
        shop.searches("public");
    }

    @Test
    void harmless_reads_are_admitted_and_answered_as_they_were_typed() throws SQLException {
        assertEquals("", shop.misread("harmless-postgresql.sql"));
    }

    @Test
    void harm_that_is_done_past_the_gate_shows() throws SQLException, IOException {
        try (var other = new PostgresShop();
                var statement = other.writer().createStatement()) {
            for (var harm : List.of(
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
                    "select * from outside")) {
                statement.execute("select pg_advisory_unlock_all()");
                var before = other.content();
                statement.execute(harm);
                assertNotEquals("", Rows.changes(before, other.content()), harm);
            }
        }
    }
}
