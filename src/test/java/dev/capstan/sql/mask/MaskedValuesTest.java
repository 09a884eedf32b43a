package dev.capstan.sql.mask;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.capstan.sql.gate.Dialect;
import dev.capstan.sql.gate.ReadOnlyGate;
import dev.capstan.sql.gate.Verdict;
import dev.capstan.sql.gate.WriteGate;
import dev.capstan.sql.gate.WriteVerdict;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MaskedValuesTest {
    private final Masks masks = new Masks(List.of(
            new MaskedColumn(Optional.empty(), "users", "phone", Mask.PHONE),
            new MaskedColumn(Optional.empty(), "users", "email", Mask.EMAIL)));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SELECT id FROM users WHERE phone = :p AND name = :n LIMIT 5 | {p=PHONE}",
                "SELECT id FROM users u WHERE u.phone IN (:p, :q) OR email = :e | {e=EMAIL, p=PHONE, q=PHONE}",
                "SELECT id FROM people WHERE phone = :p AND created > :since | {p=PHONE}",
                "SELECT x FROM (SELECT phone AS x FROM users) s WHERE x = :p | {p=PHONE}",
                "SELECT id FROM users WHERE :p = phone | {p=PHONE}",
                "SELECT id FROM users WHERE phone = :p OR email = :p | {p=WHOLE}",
                "SELECT id FROM shops WHERE number = :n LIMIT :most | {}",
            })
    void parameters_that_meet_a_masked_column_are_known(String sql, String known) {
        for (var dialect : Dialect.values()) {
            var admitted = assertInstanceOf(Verdict.Admitted.class, new ReadOnlyGate().judge(dialect, sql), sql);
            assertEquals(
                    known, new MaskedValues(masks, dialect).parameters(admitted).toString(), sql);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "UPDATE users SET phone = :p, name = :n WHERE id = :id | {p=PHONE}",
                "UPDATE users SET name = :n WHERE phone LIKE :p AND name <> :o | {p=PHONE}",
                "UPDATE users SET name = upper(:n) WHERE email = :e | {e=EMAIL, n=WHOLE}",
                "INSERT INTO users (id, phone, name) VALUES (:id, :p, :n) | {p=PHONE}",
                "INSERT INTO users (id, name) VALUES (:id, concat(:n, 'x')) | {n=WHOLE}",
                "DELETE FROM users WHERE phone IN (:p) AND id > :id | {p=PHONE}",
                "UPDATE shops SET number = :n WHERE name = upper(:o) | {}",
            })
    void so_are_those_of_a_fix_and_what_is_not_clear_is_taken_for_masked(String sql, String known) {
        for (var dialect : Dialect.values()) {
            var admitted = assertInstanceOf(WriteVerdict.Admitted.class, new WriteGate().judge(dialect, sql), sql);
            assertEquals(
                    known, new MaskedValues(masks, dialect).parameters(admitted).toString(), sql);
        }
    }
}
