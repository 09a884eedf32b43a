package dev.capstan.backup;

import dev.capstan.backup.Inventories.Seen;
import dev.capstan.backup.Kept.Piece;
import dev.capstan.step.Told;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What people read of backups.
 *
 * @param place service and environment
 */
record BackupWords(String place, Instant now) {
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final int SHOWN = 30;
    private static final int DIGEST_SHOWN = 12;

    Told neverLooked() {
        return new Told(
                "The store of " + place + " wasn't looked at yet. Ask again in a minute.",
                place + " 的备份存储尚未读取，请一分钟后再试。");
    }

    List<Told> list(Seen seen) {
        var all = seen.inventory().backups();
        var lines = new ArrayList<Told>();
        if (all.isEmpty()) {
            lines.add(new Told("⚠️ " + place + ": there is no backup.", "⚠️ " + place + "：没有任何备份。"));
        } else {
            long bytes = all.stream().mapToLong(Kept::bytes).sum();
            lines.add(new Told(
                    "💾 " + place + ": " + all.size() + (all.size() == 1 ? " backup, " : " backups, ") + Sizes.of(bytes)
                            + "; " + Sizes.of(seen.inventory().free()) + " free",
                    "💾 " + place + "：" + all.size() + " 份备份，共 " + Sizes.of(bytes) + "，剩余空间 "
                            + Sizes.of(seen.inventory().free())));
            seen.inventory().restorable().map(this::restorable).ifPresent(lines::add);
            all.stream().limit(SHOWN).map(this::line).forEach(lines::add);
            if (all.size() > SHOWN) {
                int more = all.size() - SHOWN;
                lines.add(new Told("… and " + more + " older ones", "…以及更早的 " + more + " 份"));
            }
        }
        lines.add(new Told("As of " + MINUTE.format(seen.at()) + " UTC", "数据截至 " + MINUTE.format(seen.at()) + " UTC"));
        return lines;
    }

    private Told restorable(Instant moment) {
        return new Told(
                "⏱️ RPO " + Ages.english(moment, now) + ": the newest restorable moment is " + MINUTE.format(moment)
                        + " UTC",
                "⏱️ RPO " + Ages.chinese(moment, now) + "：最新可恢复时刻为 " + MINUTE.format(moment) + " UTC");
    }

    private Told line(Kept kept) {
        var size = kept.name() + " · " + Sizes.of(kept.bytes());
        return new Told(
                size + (kept.rows() == 0 ? "" : " · " + counted(kept.rows()) + " rows") + " · "
                        + Ages.english(kept.began(), now) + " old · " + provenInEnglish(kept),
                size + (kept.rows() == 0 ? "" : " · " + counted(kept.rows()) + " 行") + " · "
                        + Ages.chinese(kept.began(), now) + "前 · " + provenInChinese(kept));
    }

    private static String provenInEnglish(Kept kept) {
        return kept.proven()
                .map(proof -> "✅ restored and compared on " + MINUTE.format(proof.at()) + " UTC")
                .orElse("never restored");
    }

    private static String provenInChinese(Kept kept) {
        return kept.proven()
                .map(proof -> "✅ 已于 " + MINUTE.format(proof.at()) + " UTC 恢复并比对")
                .orElse("未做过恢复验证");
    }

    List<Told> show(Kept kept) {
        var lines = new ArrayList<Told>();
        lines.add(line(kept));
        var took = Duration.between(kept.began(), kept.ended()).toSeconds();
        lines.add(new Told(
                "Taken by " + kept.operation() + " in " + took + " s, begun " + MINUTE.format(kept.began()) + " UTC",
                "由 " + kept.operation() + " 创建，" + MINUTE.format(kept.began()) + " UTC 开始，用时 " + took + " 秒"));
        for (var piece : kept.pieces()) {
            if (!piece.part().equals("-")) {
                lines.addAll(piece(piece));
            }
        }
        return lines;
    }

    private static List<Told> piece(Piece piece) {
        var lines = new ArrayList<Told>();
        var heading = piece.part() + ": " + Sizes.of(piece.bytes());
        lines.add(
                piece.tables() == 0
                        ? new Told(heading, heading)
                        : new Told(
                                heading + ", " + counted(piece.rows()) + " rows in " + piece.tables() + " tables",
                                heading + "，" + piece.tables() + " 张表 " + counted(piece.rows()) + " 行"));
        piece.notes().forEach(note -> lines.add(new Told("    " + note, "    " + note)));
        for (var file : piece.files()) {
            var line = "    " + file.name() + " · " + Sizes.of(file.bytes()) + " · "
                    + file.digest()
                            .substring(0, Math.min(DIGEST_SHOWN, file.digest().length()));
            lines.add(new Told(line, line));
        }
        return lines;
    }

    private static String counted(long rows) {
        return String.format(Locale.ROOT, "%,d", rows);
    }
}
