package dev.capstan.backup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.capstan.backup.Kept.Piece;
import dev.capstan.backup.Timetable.Rhythm;
import dev.capstan.finding.Finding;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WatchTest {
    private static final Instant LONG_AGO = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant TWO = Instant.parse("2026-11-21T02:00:00Z");
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration DAY = Duration.ofDays(1);

    private Optional<Timetable> taking = cron("0 2 * * *");
    private Optional<Timetable> verifying = Optional.empty();
    private Optional<Duration> rpo = Optional.empty();
    private Instant since = LONG_AGO;
    private long free = 500;

    private static Optional<Timetable> cron(String expression) {
        return Optional.of(new Timetable(new Rhythm.Cron(expression), ZoneOffset.UTC, HOUR));
    }

    private static Optional<Kept.Proof> proof(Instant at) {
        return Optional.of(new Kept.Proof(at, Duration.ofMinutes(2)));
    }

    private static Kept kept(Instant began, Piece... pieces) {
        return new Kept(began.toString(), began, began.plusSeconds(60), "op-222222", List.of(pieces), proof(began));
    }

    private static Kept unproven(Instant began) {
        return new Kept(began.toString(), began, began.plusSeconds(60), "op-222222", List.of(), Optional.empty());
    }

    private static Piece piece(String part, long bytes, long rows) {
        return new Piece(part, bytes, List.of(), 1, rows, List.of());
    }

    private List<Finding> findings(Instant now, Kept... newestFirst) {
        return new Watch(awaited(taking), awaited(verifying), rpo)
                .findings(new Inventory(List.of(newestFirst), free, 1_000), now);
    }

    private Optional<Watch.Awaited> awaited(Optional<Timetable> timetable) {
        return timetable.map(when -> new Watch.Awaited(when, since));
    }

    private List<String> matters(Instant now, Kept... newestFirst) {
        return findings(now, newestFirst).stream().map(Finding::matter).toList();
    }

    @Test
    void what_goes_well_is_no_finding() {
        assertEquals(List.of(), matters(TWO.plus(HOUR), kept(TWO), kept(TWO.minus(DAY))));
    }

    @Test
    void a_backup_is_late_once_its_grace_is_over() {
        var yesterday = kept(TWO.minus(DAY));
        assertEquals(List.of(), matters(TWO.plus(HOUR).minusSeconds(1), yesterday));
        var late = findings(TWO.plus(HOUR), yesterday).getFirst();
        assertEquals("backup-late", late.matter());
        assertEquals(
                "No backup succeeded since the one due at 2026-11-21 02:00 UTC; the newest is 25 h old."
                        + " /backup … now takes one.",
                late.words().english());
        assertEquals(
                "应在 2026-11-21 02:00 UTC 进行的备份至今没有成功；最新一份备份是 25 小时前的。用 /backup … now 立即备份。",
                late.words().chinese());
        assertEquals(List.of(), matters(TWO.plus(HOUR), kept(TWO.plusSeconds(5)), yesterday), "it came in time");
    }

    @Test
    void where_there_is_no_backup_at_all_it_is_late_too_but_not_before_anybody_could_take_one() {
        assertEquals(List.of("backup-late"), matters(TWO.plus(HOUR)));
        since = TWO.plusSeconds(1);
        assertEquals(List.of(), matters(TWO.plus(HOUR)));
        assertEquals(List.of("backup-late"), matters(TWO.plus(DAY).plus(HOUR)));
    }

    @Test
    void without_a_schedule_nothing_is_late() {
        taking = Optional.empty();
        assertEquals(List.of(), matters(TWO.plus(Duration.ofDays(90)), kept(TWO)));
    }

    @ParameterizedTest
    @CsvSource({
        "300, 201, false",
        "300, 200, true",
        "300, 0, true",
        "0, 0, false",
        "100, 67, false",
        "100, 66, true",
        "3, 2, true",
        "1, 1, false",
        "200, 900, false"
    })
    void a_part_that_lost_a_third_of_its_rows_is_told(long before, long now, boolean told) {
        var findings = findings(
                TWO.plus(HOUR), kept(TWO, piece("orders", 10, now)), kept(TWO.minus(DAY), piece("orders", 10, before)));
        assertEquals(
                told ? List.of("backup-shrunk-orders") : List.of(),
                findings.stream().map(Finding::matter).toList());
    }

    @Test
    void size_is_told_of_what_has_no_rows_and_parts_are_told_apart() {
        var findings = findings(
                TWO.plus(HOUR),
                kept(TWO, piece("uploads", 2_000_000, 0), piece("orders", 90, 50), piece("new", 1, 1)),
                kept(TWO.minus(DAY), piece("orders", 100, 50), piece("uploads", 6_000_000, 0), piece("gone", 9, 9)));
        assertEquals(
                List.of("Part uploads shrank from 6.0 MB to 2.0 MB in backup 2026-11-21T02:00:00Z."
                        + " Was that meant? The one before it still has the rest."),
                findings.stream().map(finding -> finding.words().english()).toList());
    }

    @Test
    void fewer_rows_are_told_once_though_the_size_shrank_too() {
        var shrunk = findings(
                TWO.plus(HOUR), kept(TWO, piece("orders", 1, 1_200)), kept(TWO.minus(DAY), piece("orders", 9, 4_800)));
        assertEquals(1, shrunk.size());
        assertTrue(shrunk.getFirst().words().english().contains("from 4,800 rows to 1,200 rows"));
        assertTrue(shrunk.getFirst().words().chinese().contains("从 4,800 行 缩减为 1,200 行"));
    }

    @ParameterizedTest
    @CsvSource({"101, false", "100, true", "0, true"})
    void a_store_that_is_nearly_full_is_told(long left, boolean told) {
        free = left;
        assertEquals(told ? List.of("backup-store-full") : List.of(), matters(TWO.plus(HOUR), kept(TWO)));
    }

    @Test
    void without_a_schedule_for_it_a_restore_that_nobody_ever_tried_is_told() {
        assertEquals(List.of("backup-unproven"), matters(TWO.plus(HOUR), unproven(TWO)));
        assertEquals(List.of(), matters(TWO.plus(HOUR), unproven(TWO), kept(TWO.minus(DAY))));
    }

    @Test
    void a_verification_is_missed_once_its_grace_is_over_and_not_before_there_was_a_backup() {
        verifying = cron("0 1 * * 6");
        var today = unproven(TWO);
        var early = unproven(TWO.minus(Duration.ofDays(10)));
        assertEquals(List.of(), matters(TWO.plus(HOUR), today), "the first was taken after the verification was due");
        var never = findings(TWO.plus(HOUR), today, early).getFirst();
        assertEquals("backup-unproven", never.matter());
        assertTrue(never.words().english().startsWith("No backup was ever restored"), never.toString());

        var lastWeek = new Kept(
                "a", early.began(), early.ended(), "op-222222", List.of(), proof(TWO.minus(Duration.ofDays(7))));
        var stale = findings(TWO.plus(HOUR), today, lastWeek).getFirst();
        assertTrue(stale.words().english().contains("last restored and compared on 2026-11-14 02:00 UTC"));
        var inTime = new Kept("b", early.began(), early.ended(), "op-222222", List.of(), proof(TWO));
        assertEquals(List.of(), matters(TWO.plus(HOUR), today, inTime));
    }

    @Test
    void more_that_would_be_lost_than_promised_is_told() {
        rpo = Optional.of(Duration.ofMinutes(15));
        var now = TWO.plus(Duration.ofMinutes(30));
        var lost = findings(now, kept(TWO)).getFirst();
        assertEquals("backup-rpo", lost.matter());
        assertEquals(
                "More would be lost now than was promised: the newest restorable moment is 30 min ago"
                        + " (2026-11-21 02:00 UTC), the target is 15 min.",
                lost.words().english());
        assertEquals(List.of(), matters(now, kept(now.minus(Duration.ofMinutes(15))), kept(TWO)));
        assertEquals(
                List.of("backup-rpo"),
                matters(now, kept(now.minus(Duration.ofMinutes(15)).minusMillis(1))));
        taking = Optional.empty();
        assertEquals(List.of(), matters(now), "nothing was ever taken, and nothing is to be");
        taking = cron("0 2 * * *");
        var nothing = findings(now).getLast();
        assertEquals(
                "Everything would be lost now: there is nothing to restore, the target is 15 min.",
                nothing.words().english());
    }

    @Test
    void the_order_in_which_backups_are_given_means_nothing() {
        var today = kept(TWO, piece("orders", 10, 100));
        var yesterday = kept(TWO.minus(DAY), piece("orders", 10, 300));
        assertEquals(findings(TWO.plus(HOUR), today, yesterday), findings(TWO.plus(HOUR), yesterday, today));
    }
}
