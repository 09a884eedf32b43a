package dev.capstan.backup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.capstan.backup.Drills.Measure;
import dev.capstan.catalog.Language;
import dev.capstan.finding.Finding;
import dev.capstan.sql.ChartKind;
import dev.capstan.sql.Charts;
import dev.capstan.sql.Column;
import dev.capstan.sql.chart.Pictures;
import dev.capstan.step.Told;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class DrillsTest {
    private static final Targets TARGETS =
            new Targets(Optional.of(Duration.ofHours(1)), Optional.of(Duration.ofMinutes(15)));
    private static final Targets NONE = new Targets(Optional.empty(), Optional.empty());

    private static Drill drill(String day, Duration rto, Duration rpo) {
        return new Drill(Instant.parse(day + "T03:00:00Z"), Optional.of(rto), Optional.of(rpo));
    }

    private static Drill failed(String day) {
        return new Drill(Instant.parse(day + "T03:00:00Z"), Optional.empty(), Optional.empty());
    }

    private static final Drill OCTOBER = drill("2026-10-01", Duration.ofMinutes(75), Duration.ofMinutes(5));
    private static final Drill NOVEMBER = drill("2026-11-01", Duration.ofMinutes(48), Duration.ofSeconds(100));

    /** Remembers what it was to draw. */
    private static final class Easel implements Charts {
        private List<Column> columns = List.of();
        private List<List<Object>> rows = List.of();

        @Override
        public Optional<byte[]> draw(List<Column> wanted, List<List<Object>> given, Optional<ChartKind> kind) {
            assertEquals(Optional.of(ChartKind.LINE), kind);
            columns = wanted;
            rows = given;
            return Optional.of(new byte[0]);
        }

        private List<String> names() {
            return columns.stream().map(Column::name).toList();
        }
    }

    @Test
    void each_drill_is_a_line_against_the_targets_newest_first() {
        assertEquals(
                List.of(
                        new Told("2026-12-01 · ❌ the service did not come back", "2026-12-01 · ❌ 服务未能恢复"),
                        new Told(
                                "2026-11-01 · ✅ RTO 48 min (target 60 min) · ✅ RPO 100 s (target 15 min)",
                                "2026-11-01 · ✅ RTO 48 分钟（目标 60 分钟） · ✅ RPO 100 秒（目标 15 分钟）"),
                        new Told(
                                "2026-10-01 · ❌ RTO 75 min (target 60 min) · ✅ RPO 5 min (target 15 min)",
                                "2026-10-01 · ❌ RTO 75 分钟（目标 60 分钟） · ✅ RPO 5 分钟（目标 15 分钟）")),
                new Drills(TARGETS, List.of(NOVEMBER, failed("2026-12-01"), OCTOBER)).lines());
        assertEquals(
                "2026-10-01 · RTO 75 min · RPO 5 min",
                new Drills(NONE, List.of(OCTOBER)).lines().getFirst().english());
    }

    @Test
    void a_missed_target_stands_until_a_drill_keeps_it() {
        assertEquals(Optional.empty(), new Drills(TARGETS, List.of()).missed());
        var missed = new Drills(TARGETS, List.of(OCTOBER)).missed().orElseThrow();
        assertEquals("backup-drill", missed.matter());
        assertEquals(
                "The drill of 2026-10-01 missed its target: ❌ RTO 75 min (target 60 min) · ✅ RPO 5 min (target 15 min).",
                missed.words().english());
        assertEquals(Optional.empty(), new Drills(TARGETS, List.of(NOVEMBER, OCTOBER)).missed());
    }

    @Test
    void a_service_that_did_not_come_back_has_missed_even_where_nothing_was_promised() {
        assertEquals(
                Optional.of("In the drill of 2026-12-01 the service did not come back."),
                new Drills(NONE, List.of(NOVEMBER, failed("2026-12-01")))
                        .missed()
                        .map(Finding::words)
                        .map(Told::english));
    }

    @Test
    void exactly_the_target_keeps_it_and_what_could_not_be_measured_misses_it() {
        var exactly = drill("2026-11-01", Duration.ofHours(1), Duration.ofMinutes(15));
        assertEquals(Optional.empty(), new Drills(TARGETS, List.of(exactly)).missed());
        var unmeasured = new Drill(exactly.at(), exactly.rto(), Optional.empty());
        assertTrue(new Drills(TARGETS, List.of(unmeasured)).missed().isPresent());
    }

    @Test
    void the_trend_is_drawn_in_the_order_of_time_beside_its_target() {
        var easel = new Easel();
        var drills = new Drills(TARGETS, List.of(NOVEMBER, failed("2026-12-01"), OCTOBER));
        assertTrue(drills.chart(Measure.RTO, easel, Language.ENGLISH).isPresent());
        assertEquals(List.of("", "RTO (min)", "target (min)"), easel.names());
        assertEquals(
                List.of(List.of(LocalDate.of(2026, 10, 1), 75.0, 60.0), List.of(LocalDate.of(2026, 11, 1), 48.0, 60.0)),
                easel.rows);
        drills.chart(Measure.RPO, easel, Language.CHINESE);
        assertEquals(List.of("", "RPO（分钟）", "目标（分钟）"), easel.names());
    }

    @Test
    void several_on_one_day_are_told_apart_by_the_hour() {
        var easel = new Easel();
        var later = new Drill(NOVEMBER.at().plusSeconds(3_600), NOVEMBER.rto(), NOVEMBER.rpo());
        new Drills(NONE, List.of(NOVEMBER, later)).chart(Measure.RTO, easel, Language.ENGLISH);
        assertEquals(
                List.of(NOVEMBER.at(), later.at()),
                easel.rows.stream().map(List::getFirst).toList());
    }

    @Test
    void the_unit_fits_what_was_measured() {
        var easel = new Easel();
        var quick = new Drills(
                NONE,
                List.of(
                        drill("2026-10-01", Duration.ofMillis(1_500), Duration.ofHours(30)),
                        drill("2026-11-01", Duration.ofSeconds(90), Duration.ofHours(3))));
        quick.chart(Measure.RTO, easel, Language.ENGLISH);
        assertEquals(List.of("", "RTO (s)"), easel.names());
        assertEquals(1.5, easel.rows.getFirst().getLast());
        quick.chart(Measure.RPO, easel, Language.ENGLISH);
        assertEquals(List.of("", "RPO (h)"), easel.names());
    }

    @Test
    void one_drill_is_no_trend() {
        var easel = new Easel();
        assertEquals(
                Optional.empty(),
                new Drills(TARGETS, List.of(NOVEMBER, failed("2026-12-01")))
                        .chart(Measure.RTO, easel, Language.ENGLISH));
    }

    @Test
    void it_becomes_a_picture() throws IOException {
        var all = new ArrayList<Drill>();
        for (int month = 1; month <= 9; month++) {
            all.add(drill("2026-0" + month + "-01", Duration.ofMinutes(80 - 5 * month), Duration.ofMinutes(4)));
        }
        var png = new Drills(TARGETS, all)
                .chart(Measure.RTO, new Pictures(), Language.CHINESE)
                .orElseThrow();
        var picture = ImageIO.read(new ByteArrayInputStream(png));
        assertTrue(picture.getWidth() > 600 && picture.getHeight() > 300);
    }
}
