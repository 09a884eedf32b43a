package dev.capstan.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.capstan.sql.gate.Dialect;
import dev.capstan.sql.mask.Mask;
import dev.capstan.sql.mask.MaskedColumn;
import dev.capstan.sql.mask.Masks;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RepeatedTest {
    private static final Database DATABASE = new Database(
            new DatabaseName("main"),
            Dialect.POSTGRESQL,
            Map.of(),
            Database.Via.BOT,
            Duration.ofSeconds(1),
            1,
            Rights.NONE,
            Rights.NONE,
            Map.of(),
            new Masks(List.of(
                    new MaskedColumn(Optional.empty(), "users", "phone", Mask.PHONE),
                    new MaskedColumn(Optional.empty(), "users", "name", Mask.LAST4))));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "select id from users where phone = '13812345678' | select id from users where phone = '138****5678'",
                "select 1 from users where phone in ('13812345678','2') | select 1 from users where phone in ('138****5678','****')",
                "select id from users where phone = 13812345678 | select id from users where phone = 138****5678",
                "select id from users where name = 'Anna O''Brian' | select id from users where name = '****rian'",
                "select id from people where tel = '13812345678' and state = 'new' | select id from people where tel = '****' and state = 'new'",
                "select id from users where id = '13812345678' | select id from users where id = '13812345678'",
            })
    void a_statement_is_repeated_without_what_is_compared_with_masked_columns(String typed, String shown) {
        assertEquals(shown, Repeated.statement(DATABASE, typed));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select id from users where phone = $$13812345678$$",
                "select id from users where phone = E'1381234\\x35678'",
                "select id from users where phone = '13812345678' -- 13812345678 of a customer",
                "select id from users where phone = '13812345678' or name = U&'\\0031'",
                "this is no statement 13812345678",
            })
    void however_it_is_written(String typed) {
        var shown = Repeated.statement(DATABASE, typed);
        assertFalse(shown.contains("12345678") || shown.contains("1381234"), shown);
    }
}
