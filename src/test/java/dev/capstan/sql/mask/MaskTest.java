package dev.capstan.sql.mask;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MaskTest {
    @ParameterizedTest
    @CsvSource(
            nullValues = "nothing",
            value = {
                "PHONE, 13812345678, 138****5678",
                "PHONE, +86 138 1234 5678, +86****5678",
                "PHONE, 1381234567, ****",
                "PHONE, '', ****",
                "EMAIL, anna@example.com, a****@example.com",
                "EMAIL, a@example.com, ****@example.com",
                "EMAIL, @example.com, ****@example.com",
                "EMAIL, 'a@b@c.com', a****@c.com",
                "EMAIL, nobody, ****",
                "EMAIL, 😀x@example.com, 😀****@example.com",
                "LAST4, 4444333322221111, ****1111",
                "LAST4, 1234567, ****",
                "LAST4, 中文字符中文字符, ****中文字符"
            })
    void little_is_left_of_a_value(Mask mask, String value, String shown) {
        assertEquals(shown, mask.cover(value));
    }
}
