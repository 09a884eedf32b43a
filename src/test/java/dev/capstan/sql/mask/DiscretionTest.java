package dev.capstan.sql.mask;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DiscretionTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "22012 | division by zero | division by zero",
                "42703 | column \"nam\" does not exist | column \"nam\" does not exist",
                "42P01 | relation \"13812345678\" does not exist | relation … does not exist",
                "22P02 | invalid input syntax for type integer: \"13812345678\" | invalid input syntax for type integer: …",
                "22P02 | invalid input syntax for type integer: \"na\" | invalid input syntax for type integer: …",
                "22P02 | invalid input for \"nam\": \"a\"b\" now | invalid input for … now",
                "22007 | Truncated incorrect value: 'it's 138' at row 1 | Truncated incorrect value: … at row 1",
                "22007 | Truncated value: 'it | Truncated value: …",
                "22P02 | ungültige Eingabesyntax für Typ integer: »138« | ungültige Eingabesyntax für Typ integer: …",
                "23505 | Key (phone, id)=(138, 1) already exists. | Key (phone, id)=(…) already exists.",
                "P0001 | phone 13812345678 is taken | …",
                "42S02 | Table 'shop.user' doesn't exist | Table 'shop.user' doesn't exist",
            })
    void quotes_from_elsewhere_are_hidden(String state, String said, String told) {
        assertEquals(told, Discretion.of(state, said, "SELECT nam FROM user"));
    }
}
