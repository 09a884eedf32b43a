package dev.capstan.slack.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.capstan.step.Preview;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class SampleTableTest {
    private static String text(List<String> columns, List<String> row) {
        return new SampleTable(new Preview(List.of(), columns, List.of(row), 0, "")).text();
    }

    @Test
    void few_columns_have_room_for_what_was_and_what_would_be() {
        var change = "customer998@example.org → second-999-customer998@example.org";
        assertEquals("id   email\n999  " + change, text(List.of("id", "email"), List.of("999", change)));
    }

    @Test
    void a_statement_that_stands_alone_is_read_to_its_end() {
        var statement = "ALTER TABLE orders ADD CONSTRAINT total_is_sane CHECK (total >= 0) "
                .repeat(10)
                .strip();
        assertEquals("SQL\n" + statement, text(List.of("SQL"), List.of(statement)));
    }

    @Test
    void many_columns_are_cut_and_stay_in_line() {
        var lines = text(Collections.nCopies(6, "名称"), Collections.nCopies(6, "x".repeat(200)))
                .split("\n");
        assertEquals(2, lines.length);
        assertTrue(lines[1].length() <= 150, lines[1]);
        assertTrue(lines[1].startsWith("x".repeat(31) + "…  x"), lines[1]);
        assertTrue(lines[0].startsWith("名称" + " ".repeat(30) + "名称"), lines[0]);
    }
}
