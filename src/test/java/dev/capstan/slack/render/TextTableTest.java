package dev.capstan.slack.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.capstan.sql.Column.Kind;
import dev.capstan.sql.Excerpt;
import dev.capstan.sql.Excerpt.Head;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TextTableTest {
    private static String text(List<Head> columns, String[]... rows) {
        return TextTable.of(new Excerpt(
                        columns, Arrays.stream(rows).map(Arrays::asList).toList()))
                .text();
    }

    private static String[] row(String... values) {
        return values;
    }

    private static Head column(String name, Kind kind) {
        return new Head(name, kind);
    }

    @Test
    void numbers_stand_to_the_right_and_null_is_seen() {
        assertEquals(
                """
                status   count  note
                success   4812  NULL
                failed      97  'NULL'
                open         0  ''""",
                text(
                        List.of(column("status", Kind.TEXT), column("count", Kind.NUMBER), column("note", Kind.TEXT)),
                        row("success", "4812", null),
                        row("failed", "97", "NULL"),
                        row("open", "0", "")));
    }

    @Test
    void chinese_characters_take_two_columns() {
        assertEquals(
                """
                状态    n
                已支付  1
                open    2""",
                text(List.of(column("状态", Kind.TEXT), column("n", Kind.NUMBER)), row("已支付", "1"), row("open", "2")));
    }

    @Test
    void a_long_cell_is_cut_with_a_sign_and_lines_are_joined() {
        var table = text(
                List.of(column("id", Kind.NUMBER), column("error", Kind.TEXT)),
                row("1", "x".repeat(60)),
                row("2", "one\ntwo"));
        assertTrue(table.contains("x".repeat(39) + "…"), table);
        assertTrue(table.contains("one ↵ two"), table);
    }

    @Test
    void a_wide_row_is_turned_on_its_side() {
        var columns = new ArrayList<Head>();
        var values = new String[12];
        for (int i = 0; i < 12; i++) {
            columns.add(column("column_" + i, Kind.TEXT));
            values[i] = "a value of some length";
        }
        var lines = text(columns, values).lines().toList();
        assertEquals(12, lines.size());
        assertEquals("column_0:  a value of some length", lines.getFirst());
        assertEquals("column_11: a value of some length", lines.getLast());
    }

    @Test
    void turned_rows_stop_where_a_message_would_get_too_long() {
        var columns = IntStream.range(0, 30)
                .mapToObj(i -> column("column_" + i, Kind.TEXT))
                .toList();
        var rows = IntStream.range(0, 15)
                .mapToObj(i -> columns.stream().map(each -> "y".repeat(30)).toList())
                .toList();
        var table = TextTable.of(new Excerpt(columns, rows));
        assertTrue(table.rows() > 0 && table.rows() < 15, "" + table.rows());
        assertTrue(table.text().length() <= 6_000);
    }

    @Test
    void one_column_of_text_is_a_list_as_wide_as_it_is() {
        assertEquals(
                "Seq Scan on orders\n  Filter: (status = 'FAILED'::text)",
                text(
                        List.of(column("QUERY PLAN", Kind.TEXT)),
                        row("Seq Scan on orders"),
                        row("  Filter: (status = 'FAILED'::text)")));
    }

    @Test
    void nothing_is_no_table() {
        assertEquals("", text(List.of(column("id", Kind.NUMBER))));
    }
}
