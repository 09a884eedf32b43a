package dev.capstan.sql.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.capstan.sql.doctor.Server.Make;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatementShapeTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "SELECT * FROM users WHERE phone = '13800138000' | SELECT * FROM users WHERE phone = ?",
                "SELECT 'it''s', 2 | SELECT ?, ?",
                "SELECT 'C:\\', secret, 'x' | SELECT ?, secret, ?",
                "SELECT E'a\\'b', 'c' | SELECT E?, ?",
                "SELECT $$a'b$$, $x$c$x$, 'd' | SELECT ?, ?, ?",
                "SELECT $1, t2.c3, 1.5e10, 0xFF | SELECT $1, t2.c3, ?, ?",
                "SELECT \"my 'column'\" FROM t | SELECT \"my 'column'\" FROM t",
                "SELECT a /* user 42 */ FROM t -- 42 | SELECT a FROM t",
                "UPDATE t SET a = 'cut off | UPDATE t SET a = ?",
                "INSERT INTO t VALUES ($$cut off | INSERT INTO t VALUES (?",
            })
    void nothing_is_left_of_values_in_postgresql(String statement, String shape) {
        assertEquals(shape, StatementShape.of(statement, Make.POSTGRESQL));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "SELECT \"13800138000\", 'a\\'b', 'c' | SELECT ?, ?, ?",
                "SELECT `my 'column'` FROM t # 42 | SELECT `my 'column'` FROM t",
                "SELECT x'1F', 5 | SELECT x?, ?",
                "SELECT \"a\"\"b\", 1 | SELECT ?, ?",
            })
    void nothing_is_left_of_values_in_mysql(String statement, String shape) {
        assertEquals(shape, StatementShape.of(statement, Make.MARIADB));
    }

    @Test
    void a_long_one_is_cut_between_characters() {
        var shape = StatementShape.of("SELECT " + "𝒜".repeat(200), Make.POSTGRESQL);
        assertEquals(100, shape.codePointCount(0, shape.length()));
        assertEquals("𝒜…", shape.substring(shape.length() - 3));
    }

    @Test
    void space_of_every_kind_becomes_one() {
        assertEquals("SELECT a FROM t", StatementShape.of("\n  SELECT\ta\r\n\n FROM t ", Make.POSTGRESQL));
    }
}
