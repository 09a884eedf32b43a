package dev.capstan.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.capstan.sql.ExpectationText.Read;
import dev.capstan.sql.Finding.Grade;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** An expectation of a text: the key by which a plan finds its rows. */
class TextExpectationTest {
    @Test
    void a_column_that_reads_as_expected_in_every_row_is_good() {
        assertEquals(Grade.MET, found("key = PRIMARY", "primary", "PRIMARY").grade());
    }

    @Test
    void the_first_row_that_reads_otherwise_is_told() {
        var finding = found("key = PRIMARY", "PRIMARY", "by_number", "by_name");
        assertEquals(Grade.MISSED, finding.grade());
        assertEquals(List.of(new Finding.Measure("key", "by_number", "= PRIMARY")), finding.measures());
    }

    @Test
    void nothing_is_no_data_and_not_a_pass() {
        assertEquals(Grade.NO_DATA, found("key = PRIMARY").grade());
        assertEquals(Grade.NO_DATA, found("key = PRIMARY", "PRIMARY", null).grade());
        assertEquals(Grade.MISSED, found("key = PRIMARY", null, "by_name").grade());
        assertEquals(Grade.NO_COLUMN, found("other = PRIMARY", "PRIMARY").grade());
    }

    @Test
    void what_is_not_a_text_stays_what_it_was() {
        assertEquals(new Read.Understood(new Expectation.Reads("key", "idx_a")), ExpectationText.read("key = idx_a"));
        assertEquals(Read.Refused.class, ExpectationText.read("rows = many").getClass());
        assertEquals(Read.Refused.class, ExpectationText.read("key > idx_a").getClass());
        assertEquals(
                Read.Refused.class,
                ExpectationText.read("key = idx_a and rows = 1").getClass());
    }

    private static Finding found(String expectation, String... keys) {
        if (!(ExpectationText.read(expectation) instanceof Read.Understood(var understood))) {
            throw new AssertionError(expectation);
        }
        var judge = new Judge(Optional.of(new Standard(understood, Optional.empty())));
        judge.columns(List.of(new Column("key", Column.Kind.TEXT, Optional.empty())));
        Arrays.stream(keys).forEach(key -> judge.row(Arrays.asList(key)));
        return judge.finding();
    }
}
