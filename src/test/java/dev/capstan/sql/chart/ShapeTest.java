package dev.capstan.sql.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.capstan.sql.BaseColumn;
import dev.capstan.sql.ChartKind;
import dev.capstan.sql.Column;
import dev.capstan.sql.Column.Kind;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class ShapeTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private static Column computed(String name, Kind kind) {
        return new Column(name, kind, Optional.empty());
    }

    private static Column stored(String name, Kind kind) {
        return new Column(name, kind, Optional.of(new BaseColumn("public", "orders", name)));
    }

    private static Optional<Drawing> drawn(List<Column> columns, List<List<Object>> rows) {
        return new Shape(columns, rows, Optional.empty()).drawing();
    }

    @Test
    void grouped_counts_are_bars_in_the_order_of_the_answer() {
        var drawing = drawn(
                List.of(stored("status", Kind.TEXT), computed("count", Kind.NUMBER)),
                List.of(List.of("paid", 12L), List.of("failed", 3L)));
        assertEquals(
                Optional.of(new Drawing.Bars(
                        List.of("paid", "failed"), List.of(new Drawing.Series("count", List.of(12.0, 3.0))))),
                drawing);
    }

    @Test
    void rows_of_a_table_are_not_drawn_unless_somebody_asks() {
        var columns = List.of(stored("name", Kind.TEXT), stored("id", Kind.NUMBER));
        List<List<Object>> rows = List.of(List.of("a", 1L), List.of("b", 2L));
        assertEquals(Optional.empty(), drawn(columns, rows));
        assertTrue(
                new Shape(columns, rows, Optional.of(ChartKind.BAR)).drawing().isPresent());
    }

    @Test
    void a_name_that_stands_twice_makes_no_bars() {
        assertEquals(
                Optional.empty(),
                drawn(
                        List.of(stored("status", Kind.TEXT), computed("count", Kind.NUMBER)),
                        List.of(List.of("paid", 12L), List.of("paid", 3L))));
    }

    @Test
    void numbers_over_time_are_a_line_each_in_the_order_of_time() {
        var drawing = drawn(
                List.of(computed("hour", Kind.TIME), computed("orders", Kind.NUMBER)),
                List.of(
                        List.of(NOON.plusSeconds(7200), 3L),
                        List.of(NOON, 1L),
                        Arrays.asList(NOON.plusSeconds(3600), null)));
        var series = new Drawing.Series("orders", Arrays.asList(1.0, null, 3.0));
        assertEquals(
                Optional.of(new Drawing.Line(
                        List.of(NOON, NOON.plusSeconds(3600), NOON.plusSeconds(7200)), List.of(series))),
                drawing);
    }

    @Test
    void one_number_over_time_with_a_name_beside_it_is_a_line_for_each_name() {
        var day = LocalDate.of(2026, 3, 1);
        List<List<Object>> rows = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            rows.add(List.of(day.plusDays(i), "paid", new BigDecimal(i)));
            rows.add(List.of(day.plusDays(i), "failed", new BigDecimal(10 * i)));
        }
        var drawing = drawn(
                List.of(computed("day", Kind.TIME), stored("status", Kind.TEXT), computed("count", Kind.NUMBER)), rows);
        var line = (Drawing.Line) drawing.orElseThrow();
        assertEquals(
                List.of(
                        new Drawing.Series("paid", List.of(0.0, 1.0, 2.0)),
                        new Drawing.Series("failed", List.of(0.0, 10.0, 20.0))),
                line.series());
    }

    @Test
    void two_points_are_no_line_and_one_row_is_nothing() {
        var columns = List.of(computed("hour", Kind.TIME), computed("orders", Kind.NUMBER));
        assertEquals(Optional.empty(), drawn(columns, List.of(List.of(NOON, 1L), List.of(NOON.plusSeconds(60), 2L))));
        assertEquals(Optional.empty(), drawn(columns, List.of()));
    }

    /** With {@code -Dpictures=FOLDER} they are kept to be looked at. */
    @Test
    void pictures_are_drawn_without_a_screen() throws IOException {
        List<List<Object>> hours = new ArrayList<>();
        for (int i = 0; i < 48; i++) {
            hours.add(List.of(NOON.plus(Duration.ofHours(i)), (long) (i * 7 % 13), (long) (40 - i)));
        }
        var line = List.of(computed("hour", Kind.TIME), computed("成功", Kind.NUMBER), computed("failed", Kind.NUMBER));
        List<List<Object>> counts =
                List.of(List.of("已支付", 4812L), List.of("pending", 301L), List.of("a name that is much too long", 97L));
        var bars = List.of(stored("status", Kind.TEXT), computed("count", Kind.NUMBER));
        for (var each : List.of(new Answer("line", line, hours), new Answer("bars", bars, counts))) {
            var png = new Pictures()
                    .draw(each.columns(), each.rows(), Optional.empty())
                    .orElseThrow();
            assertEquals(900, ImageIO.read(new ByteArrayInputStream(png)).getWidth());
            if (System.getProperty("pictures") != null) {
                Files.write(Path.of(System.getProperty("pictures"), each.name() + ".png"), png);
            }
        }
    }

    private record Answer(String name, List<Column> columns, List<List<Object>> rows) {}
}
