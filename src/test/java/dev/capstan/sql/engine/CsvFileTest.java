package dev.capstan.sql.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.capstan.sql.Column;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CsvFileTest {
    @TempDir
    Path folder;

    private String written(Object... values) throws IOException {
        var file = folder.resolve("answer.csv");
        try (var csv = new CsvFile(file)) {
            csv.row(Arrays.asList(values));
        }
        return Files.readString(file).substring(1);
    }

    @Test
    void it_begins_with_the_mark_of_utf8_and_the_names() throws IOException {
        var file = folder.resolve("answer.csv");
        try (var csv = new CsvFile(file)) {
            csv.columns(List.of(
                    new Column("订单", Column.Kind.TEXT, Optional.empty()),
                    new Column("=sum", Column.Kind.TEXT, Optional.empty())));
        }
        var bytes = Files.readAllBytes(file);
        assertArrayEquals(new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF}, Arrays.copyOf(bytes, 3));
        assertEquals("\uFEFF订单,'=sum\r\n", Files.readString(file));
    }

    @Test
    void null_is_nothing_and_an_empty_text_is_two_quotes() throws IOException {
        assertEquals(",\"\",x\r\n", written(null, "", "x"));
    }

    @Test
    void moments_are_written_as_databases_do_from_one_day_to_the_next() throws IOException {
        assertEquals(
                "1969-12-31 23:59:59.500000+00,1970-01-01 00:00:00+00,1970-01-01 08:09:10,2026-12-31 23:59:59.000001,10000-01-01 00:00:00+00\r\n",
                written(
                        Instant.parse("1969-12-31T23:59:59.5Z"),
                        Instant.EPOCH,
                        LocalDateTime.of(1970, 1, 1, 8, 9, 10),
                        LocalDateTime.of(2026, 12, 31, 23, 59, 59, 1_000),
                        Instant.parse("+10000-01-01T00:00:00Z")));
    }

    @Test
    void what_separates_is_quoted() throws IOException {
        assertEquals(
                "\"a,b\",\"say \"\"hi\"\"\",\"two\nlines\",铁😀\r\n", written("a,b", "say \"hi\"", "two\nlines", "铁😀"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " | ",
            quoteCharacter = '"',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "=1+1 | '=1+1",
                "+cmd | '+cmd",
                "-cmd | '-cmd",
                "@sum | '@sum",
                "＝1 | '＝1",
                "-12.50 | -12.50",
                "+12 | +12",
                "-1+1 | '-1+1",
                "- | '-",
                "-. | '-.",
                "-1e5 | '-1e5",
                "a=b | a=b",
            })
    void what_a_spreadsheet_would_execute_is_defused(String text, String expected) throws IOException {
        assertEquals(expected + "\r\n", written(text));
    }

    @Test
    void tabs_and_line_ends_in_front_are_defused_too() throws IOException {
        assertEquals("'\t=1,\"'\r=1\",\"'\n=1\"\r\n", written("\t=1", "\r=1", "\n=1"));
    }

    @Test
    void numbers_and_times_are_written_plainly() throws IOException {
        assertEquals(
                "-5,-1.50,10000000000,NaN,true,2026-01-02 03:04:05+00,2026-01-02 03:04:05.000001,2026-01-02\r\n",
                written(
                        -5L,
                        new BigDecimal("-1.50"),
                        new BigDecimal("1e10"),
                        Double.NaN,
                        true,
                        Instant.parse("2026-01-02T03:04:05Z"),
                        LocalDateTime.parse("2026-01-02T03:04:05.000001"),
                        LocalDate.parse("2026-01-02")));
    }

    @Test
    void texts_larger_than_what_is_kept_in_memory_come_through() throws IOException {
        var long1 = "x".repeat(300_000);
        var long2 = "\"".repeat(200_000);
        assertEquals(long1 + ",\"" + "\"\"".repeat(200_000) + "\"," + long1 + "\r\n", written(long1, long2, long1));
    }
}
