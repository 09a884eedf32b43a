package dev.capstan.sql.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;

@ResourceLock(MariaDbShop.ALONE)
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
}
