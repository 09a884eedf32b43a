package dev.capstan.sql.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.sql.SQLException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

@ParameterizedClass
@MethodSource("shops")
@Execution(ExecutionMode.SAME_THREAD)
class PostgresShopTest {
    private final PostgresShop shop;

    PostgresShopTest(PostgresShop shop) {
        this.shop = shop;
    }

    /** Each is opened when its turn comes, and closed after it. */
    static Stream<PostgresShop> shops() {
        return Stream.of(15, 18).map(PostgresShop::new);
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
}
