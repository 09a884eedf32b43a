package dev.capstan.backup;

import dev.capstan.alert.Severity;
import dev.capstan.finding.Finding;
import dev.capstan.step.Told;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/** What is told of backups that stand badly, and when they stand well again. */
record WatchWords(Instant now) {
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    Finding late(Instant due, Optional<Instant> newest) {
        var english = "No backup succeeded since the one due at " + MINUTE.format(due) + "; ";
        var chinese = "应在 " + MINUTE.format(due) + " 进行的备份至今没有成功；";
        return new Finding(
                BackupTroubles.LATE,
                "",
                Severity.ERROR,
                new Told(
                        english
                                + newest.map(at -> "the newest is " + Ages.english(at, now)
                                                + " old. /backup … now takes one.")
                                        .orElse("there is none at all. /backup … now takes one."),
                        chinese
                                + newest.map(at -> "最新一份备份是 " + Ages.chinese(at, now) + "前的。用 /backup … now 立即备份。")
                                        .orElse("目前没有任何备份。用 /backup … now 立即备份。")),
                new Told("Backups are taken in time again.", "备份已恢复按时完成。"));
    }

    Finding lost(Optional<Instant> restorable, Duration rpo) {
        var told = restorable
                .map(at -> new Told(
                        "More would be lost now than was promised: the newest restorable moment is "
                                + Ages.english(at, now) + " ago (" + MINUTE.format(at) + "), the target is "
                                + Ages.english(rpo)
                                + ".",
                        "此刻若出故障，丢失的数据将超出承诺：最新可恢复时刻为 " + MINUTE.format(at) + "（" + Ages.chinese(at, now) + "前），目标为 "
                                + Ages.chinese(rpo) + "。"))
                .orElseGet(() -> new Told(
                        "Everything would be lost now: there is nothing to restore, the target is " + Ages.english(rpo)
                                + ".",
                        "此刻若出故障，将丢失全部数据：没有可恢复的备份，目标为 " + Ages.chinese(rpo) + "。"));
        return new Finding(
                BackupTroubles.LOST,
                "",
                Severity.ERROR,
                told,
                new Told("The newest restorable moment is within the target again.", "最新可恢复时刻已重新满足目标。"));
    }

    Finding fewerRows(Kept in, String part, long before, long rows) {
        return shrunk(
                part,
                in,
                counted(before) + " rows",
                counted(rows) + " rows",
                counted(before) + " 行",
                counted(rows) + " 行");
    }

    Finding smaller(Kept in, String part, long before, long bytes) {
        return shrunk(part, in, Sizes.of(before), Sizes.of(bytes), Sizes.of(before), Sizes.of(bytes));
    }

    private static Finding shrunk(
            String part, Kept in, String before, String after, String chineseBefore, String chineseAfter) {
        return new Finding(
                BackupTroubles.SHRUNK,
                part,
                Severity.WARNING,
                new Told(
                        "Part " + part + " shrank from " + before + " to " + after + " in backup " + in.name()
                                + ". Was that meant? The one before it still has the rest.",
                        "备份 " + in.name() + " 中的 " + part + " 从 " + chineseBefore + " 缩减为 " + chineseAfter
                                + "。是否符合预期？上一份备份仍保留其余数据。"),
                new Told(
                        "Part " + part + " of the newest backup is no longer smaller than in the one before.",
                        "最新备份中的 " + part + " 不再小于上一份备份。"));
    }

    Finding unproven(Optional<Instant> proof, Instant due) {
        var told = proof.map(at -> new Told(
                        "A backup was last restored and compared on " + MINUTE.format(at) + "; the verification due at "
                                + MINUTE.format(due) + " did not succeed. /backup … verify does it.",
                        "最近一次恢复验证是 " + MINUTE.format(at) + "；应在 " + MINUTE.format(due)
                                + " 进行的验证没有成功。用 /backup … verify 进行验证。"))
                .orElseGet(() -> new Told(
                        "No backup was ever restored and compared, so nobody knows whether a restore would work."
                                + " /backup … verify finds out.",
                        "还没有任何备份做过恢复验证，无法确定能否恢复。用 /backup … verify 进行验证。"));
        return new Finding(
                BackupTroubles.UNPROVEN,
                "",
                Severity.WARNING,
                told,
                new Told("A backup was restored and compared.", "已有备份通过恢复验证。"));
    }

    Finding nearlyFull(long free, long space) {
        int used = used(free, space);
        return new Finding(
                BackupTroubles.FULL,
                "",
                Severity.WARNING,
                new Told(
                        "The store of backups is " + used + " % full: " + Sizes.of(free) + " of " + Sizes.of(space)
                                + " are left. /backup … prune removes what need not be kept.",
                        "备份存储已使用 " + used + "%：总空间 " + Sizes.of(space) + "，剩余 " + Sizes.of(free)
                                + "。用 /backup … prune 清理无需保留的备份。"),
                new Told("The store of backups has room again.", "备份存储空间已恢复。"));
    }

    static int used(long free, long space) {
        return (int) (100 - 100.0 * free / space);
    }

    private static String counted(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
