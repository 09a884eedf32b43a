package dev.capstan.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.capstan.sql.Column.Kind;
import dev.capstan.sql.Finding.Grade;
import dev.capstan.sql.Finding.Measure;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class JudgeTest {
    private static Expectation read(String text) {
        return switch (ExpectationText.read(text)) {
            case ExpectationText.Read.Understood(var expectation) -> expectation;
            case ExpectationText.Read.Refused refused -> throw new AssertionError(refused);
        };
    }

    private static Finding judged(String expect, String warn, List<String> columns, Object[]... rows) {
        var judge = new Judge(
                Optional.of(new Standard(read(expect), Optional.ofNullable(warn).map(JudgeTest::read))));
        judge.columns(columns.stream()
                .map(name -> new Column(name, Kind.NUMBER, Optional.empty()))
                .toList());
        Stream.of(rows).forEach(row -> judge.row(Arrays.asList(row)));
        return judge.finding();
    }

    private static Object[] row(Object... values) {
        return values;
    }

    private static Measure measure(Finding finding) {
        return finding.measures().getFirst();
    }

    @Test
    void no_rows_are_counted() {
        assertEquals(Grade.MET, judged("no rows", null, List.of("id")).grade());
        var missed = judged("no rows", null, List.of("id"), row(1L), row(2L));
        assertEquals(Grade.MISSED, missed.grade());
        assertEquals("2", measure(missed).value());
    }

    @Test
    void the_worst_row_decides_and_is_named() {
        var finding =
                judged("pending <= 10", null, List.of("shop", "pending"), row("a", 3L), row("b", 12L), row("c", 11L));
        assertEquals(new Finding(Grade.MISSED, List.of(new Measure("pending", "12", "<= 10"))), finding);
    }

    @Test
    void the_lowest_decides_where_much_is_good() {
        var finding = judged(
                "success >= 95 %",
                null, List.of("success"), row(new BigDecimal("99.1")), row(new BigDecimal("92.4321")));
        assertEquals(new Finding(Grade.MISSED, List.of(new Measure("success", "92.43 %", ">= 95 %"))), finding);
    }

    @Test
    void rounding_never_hides_on_which_side_of_the_bound_a_value_is() {
        var finding = judged("success >= 95 %", null, List.of("success"), row(new BigDecimal("94.9999")));
        assertEquals("94.9999 %", measure(finding).value());
    }

    @Test
    void an_interval_is_compared_in_the_unit_of_its_bound() {
        var good = judged("avg < 5 s and max < 60 s", null, List.of("avg", "max"), row("00:00:04.2", "00:00:59"));
        assertEquals(Grade.MET, good.grade());
        assertEquals("4.2 s", measure(good).value());
        var slow = judged("avg < 5 s and max < 60 s", null, List.of("avg", "max"), row("00:00:04.2", "1 day 00:00:01"));
        assertEquals(List.of(new Measure("max", "86401 s", "< 60 s")), slow.measures());
    }

    @Test
    void nothing_and_null_are_no_data_and_no_pass() {
        assertEquals(
                Grade.NO_DATA,
                judged("success >= 95 %", null, List.of("success")).grade());
        assertEquals(
                Grade.NO_DATA,
                judged("success >= 95 %", null, List.of("success"), row((Object) null))
                        .grade());
        assertEquals(
                Grade.NO_DATA,
                judged("success >= 95 %", null, List.of("success"), row(99L), row((Object) null))
                        .grade());
    }

    @Test
    void what_is_certainly_wrong_counts_before_what_is_missing() {
        assertEquals(
                Grade.MISSED,
                judged("pending <= 10", null, List.of("pending"), row((Object) null), row(11L))
                        .grade());
    }

    @Test
    void a_column_that_is_not_there_is_said() {
        var finding = judged("pending <= 10", null, List.of("waiting"), row(3L));
        assertEquals(Grade.NO_COLUMN, finding.grade());
        assertEquals("pending", measure(finding).what());
    }

    @Test
    void the_wider_bounds_only_warn_and_what_was_expected_is_named() {
        var warned = judged("rows <= 1", "rows <= 3", List.of("id"), row(1L), row(2L));
        assertEquals(new Finding(Grade.WARNED, List.of(new Measure("rows", "2", "<= 1"))), warned);
        var missed = judged("rows <= 1", "rows <= 3", List.of("id"), row(1L), row(2L), row(3L), row(4L));
        assertEquals(Grade.MISSED, missed.grade());
        assertEquals(Grade.NO_DATA, judged("a <= 1", "a <= 3", List.of("a")).grade());
    }

    @Test
    void a_number_that_is_none_is_no_data() {
        assertEquals(
                Grade.NO_DATA,
                judged("a <= 1", null, List.of("a"), row(Double.NaN)).grade());
        assertEquals(
                Grade.NO_DATA, judged("a <= 1", null, List.of("a"), row("many")).grade());
    }
}
