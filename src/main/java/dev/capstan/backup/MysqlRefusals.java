package dev.capstan.backup;

import static dev.capstan.backup.Refusals.declined;

import dev.capstan.step.FailureReason;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** What the programs for MySQL and MariaDB refuse, in both languages, by the word that they write. */
final class MysqlRefusals {
    static final Map<String, Function<List<String>, FailureReason.Declined>> WORDS = Map.ofEntries(
            Map.entry("other-make", MysqlRefusals::otherMake),
            Map.entry("may-not", MysqlRefusals::mayNot),
            Map.entry("level-query", MysqlRefusals::levelQuery),
            Map.entry("dump-broke", MysqlRefusals::dumpBroke),
            Map.entry("other-server", MysqlRefusals::otherServer),
            Map.entry("server-older", MysqlRefusals::serverOlder),
            Map.entry("not-in-backup", MysqlRefusals::notInBackup),
            Map.entry("referred-to", MysqlRefusals::referredTo),
            Map.entry("may-not-define", MysqlRefusals::mayNotDefine),
            Map.entry("not-loaded", MysqlRefusals::notLoaded),
            Map.entry("tables-not-swapped", MysqlRefusals::notSwapped),
            Map.entry("scratch-taken", MysqlRefusals::scratchTaken),
            Map.entry("no-binlog", MysqlRefusals::noBinlog),
            Map.entry("binlog-not-rows", MysqlRefusals::binlogNotRows),
            Map.entry("may-not-log", MysqlRefusals::mayNotLog),
            Map.entry("log-gap", MysqlRefusals::logGap),
            Map.entry("not-replayed", MysqlRefusals::notReplayed));

    private MysqlRefusals() {}

    /** Tool, make of the server, package. */
    private static FailureReason.Declined otherMake(List<String> args) {
        return declined(
                "%s on the target is not of the server's make, which is %s.".formatted(args.get(0), args.get(1)),
                "目标上的 %s 与服务器不是同一家的，服务器是 %s。".formatted(args.get(0), args.get(1)),
                "Install %s on the target: the tools of the other make leave things out.".formatted(args.get(2)),
                "请在目标上安装 %s：另一家的工具会漏掉内容。".formatted(args.get(2)));
    }

    /** User, rights that it lacks, database. */
    private static FailureReason.Declined mayNot(List<String> args) {
        return declined(
                "%s lacks %s on the database %s; views, triggers, routines or events would be missing from the backup."
                        .formatted(args.get(0), args.get(1), args.get(2)),
                "%s 对数据库 %s 缺少权限 %s，备份中会缺失视图、触发器、存储程序或事件。".formatted(args.get(0), args.get(2), args.get(1)),
                "Grant them: GRANT %s ON `%s`.* TO the user of the backup.".formatted(args.get(1), args.get(2)),
                "请授权：GRANT %s ON `%s`.* TO 备份所用的账号。".formatted(args.get(1), args.get(2)));
    }

    /** What the server said. */
    private static FailureReason.Declined levelQuery(List<String> args) {
        return declined(
                "The query for the migration level failed: " + args.get(0),
                "查询迁移版本失败：" + args.get(0),
                "Correct it in backups.yaml, or leave it out.",
                "请在 backups.yaml 中改正，或去掉它。");
    }

    /** Database, what the tool or the server said. */
    private static FailureReason.Declined dumpBroke(List<String> args) {
        return declined(
                "The dump of %s broke off: %s".formatted(args.get(0), args.get(1)),
                "%s 的转储中断：%s".formatted(args.get(0), args.get(1)),
                "Nothing was kept of it; the backups before are untouched. Take it again when the cause is gone.",
                "未保留任何内容，以前的备份不受影响。排除原因后请重新备份。");
    }

    /** The server of the backup, this one. */
    private static FailureReason.Declined otherServer(List<String> args) {
        return declined(
                "The backup is from %s, and this server is %s.".formatted(args.get(0), args.get(1)),
                "备份来自 %s，而这台服务器是 %s。".formatted(args.get(0), args.get(1)),
                "Restore it on a server of the make it is from.",
                "请恢复到与备份同一家的服务器上。");
    }

    /** Make, version of the server, version of the backup's. */
    private static FailureReason.Declined serverOlder(List<String> args) {
        return declined(
                "The server is %s %s and the backup comes from %s, which is newer."
                        .formatted(args.get(0), args.get(1), args.get(2)),
                "服务器是 %s %s，而备份来自更新的 %s。".formatted(args.get(0), args.get(1), args.get(2)),
                "Restore it on a server of that version or a newer one.",
                "请在该版本或更新的服务器上恢复。");
    }

    /** Database or table. */
    private static FailureReason.Declined notInBackup(List<String> args) {
        return declined(
                args.get(0) + " is not in this backup.",
                "这份备份中没有 " + args.get(0) + "。",
                "/backup … show tells what is in it.",
                "用 /backup … show 查看其中的内容。");
    }

    /** What would be replaced, the table whose foreign key refers to it. */
    private static FailureReason.Declined referredTo(List<String> args) {
        return declined(
                "A foreign key of %s refers to %s, and would follow it when it is swapped out."
                        .formatted(args.get(1), args.get(0)),
                "%s 的外键引用了 %s，切换时外键会跟着旧表走。".formatted(args.get(1), args.get(0)),
                "Restore the whole database, or drop that key before and make it again after.",
                "请恢复整个数据库，或先删除该外键，恢复后再重建。");
    }

    /** User, database, what the server said. */
    private static FailureReason.Declined mayNotDefine(List<String> args) {
        return declined(
                "%s may not make the triggers, views, routines or events of %s: %s"
                        .formatted(args.get(0), args.get(1), args.get(2)),
                "%s 无权创建 %s 的触发器、视图、存储程序或事件：%s".formatted(args.get(0), args.get(1), args.get(2)),
                "Grant it SET USER (MySQL: SET_USER_ID or SET_ANY_DEFINER) and CREATE ROUTINE; where the binary log"
                        + " forbids functions, set log_bin_trust_function_creators.",
                "请授予 SET USER（MySQL：SET_USER_ID 或 SET_ANY_DEFINER）和 CREATE ROUTINE；若二进制日志禁止创建函数，"
                        + "请开启 log_bin_trust_function_creators。");
    }

    /** Database, what the server said. */
    private static FailureReason.Declined notLoaded(List<String> args) {
        return declined(
                "%s could not be loaded from the backup: %s".formatted(args.get(0), args.get(1)),
                "无法从备份载入 %s：%s".formatted(args.get(0), args.get(1)),
                "What serves was not touched. Try again when the cause is gone.",
                "正在服务的数据未被改动。排除原因后请重试。");
    }

    /** Database, what the server said. */
    private static FailureReason.Declined notSwapped(List<String> args) {
        return declined(
                "%s could not be swapped, and is as it was: %s".formatted(args.get(0), args.get(1)),
                "%s 未能切换，仍保持原样：%s".formatted(args.get(0), args.get(1)),
                "Look for long transactions on its tables, and try again.",
                "请检查是否有长事务占用这些表，然后重试。");
    }

    /** Server, database. */
    private static FailureReason.Declined scratchTaken(List<String> args) {
        return declined(
                "The scratch server %s has a database %s already.".formatted(args.get(0), args.get(1)),
                "临时服务器 %s 上已有数据库 %s。".formatted(args.get(0), args.get(1)),
                "Declare a server that holds nothing of that name: its views and routines only work under their own.",
                "请声明一台没有同名数据库的服务器：视图和存储程序只能在原名下运行。");
    }

    /** Server. */
    private static FailureReason.Declined noBinlog(List<String> args) {
        return declined(
                args.get(0) + " writes no binary log, so no moment between two backups can be restored.",
                args.get(0) + " 没有开启二进制日志，无法恢复到两次备份之间的时刻。",
                "Set log_bin, server_id and binlog_format=ROW and restart it, or leave ship out.",
                "请设置 log_bin、server_id 和 binlog_format=ROW 并重启，或去掉 ship。");
    }

    /** Server, its format. */
    private static FailureReason.Declined binlogNotRows(List<String> args) {
        return declined(
                "The binary log of %s is written as %s: what it did is not told exactly."
                        .formatted(args.get(0), args.get(1)),
                "%s 的二进制日志格式为 %s，无法精确重放。".formatted(args.get(0), args.get(1)),
                "Set binlog_format=ROW, and take a backup after.",
                "请设置 binlog_format=ROW，然后重新备份。");
    }

    /** User, what the server or the tool said. */
    private static FailureReason.Declined mayNotLog(List<String> args) {
        return declined(
                "%s can't carry the binary log away: %s".formatted(args.get(0), args.get(1)),
                "%s 无法取走二进制日志：%s".formatted(args.get(0), args.get(1)),
                "Grant it RELOAD, REPLICATION SLAVE and BINLOG MONITOR (MySQL: REPLICATION CLIENT).",
                "请授予 RELOAD、REPLICATION SLAVE 和 BINLOG MONITOR（MySQL：REPLICATION CLIENT）。");
    }

    /** Part, the log that is missing. */
    private static FailureReason.Declined logGap(List<String> args) {
        return declined(
                "The log of %s lacks %s: the server had dropped it before it was carried away."
                        .formatted(args.get(0), args.get(1)),
                "%s 的日志缺少 %s：还没取走就被服务器清除了。".formatted(args.get(0), args.get(1)),
                "Restore the backup itself, or choose a moment after a later backup.",
                "请恢复备份本身，或选择更晚备份之后的时刻。");
    }

    /** Database, what the server or the tool said. */
    private static FailureReason.Declined notReplayed(List<String> args) {
        return declined(
                "The log could not be replayed on %s: %s".formatted(args.get(0), args.get(1)),
                "无法在 %s 上重放日志：%s".formatted(args.get(0), args.get(1)),
                "What serves was not touched. Restore the backup itself, or another moment.",
                "正在服务的数据未被改动。请恢复备份本身，或选择其他时刻。");
    }
}
