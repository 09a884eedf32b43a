package dev.capstan.backup;

import dev.capstan.step.FailureReason.Declined;
import dev.capstan.step.Told;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** What the programs for PostgreSQL refuse, in both languages, by the word that they write. */
final class PostgresqlRefusals {
    static final Map<String, Function<List<String>, Declined>> WORDS = Map.ofEntries(
            Map.entry("database-not-restored", PostgresqlRefusals::notRestored),
            Map.entry("server-too-old", PostgresqlRefusals::serverTooOld),
            Map.entry("nothing-beside", PostgresqlRefusals::nothingBeside),
            Map.entry("not-swapped", PostgresqlRefusals::notSwapped),
            Map.entry("no-switch", PostgresqlRefusals::noSwitch),
            Map.entry("no-hold", PostgresqlRefusals::noHold),
            Map.entry("no-log", PostgresqlRefusals::noLog),
            Map.entry("no-base", PostgresqlRefusals::noBase),
            Map.entry("moment-unreached", PostgresqlRefusals::momentUnreached),
            Map.entry("several-tables", PostgresqlRefusals::severalTables),
            Map.entry("table-depended-on", PostgresqlRefusals::tableDependedOn),
            Map.entry("table-not-swapped", PostgresqlRefusals::tableNotSwapped));

    private PostgresqlRefusals() {}

    /** Part, database. */
    private static Declined notRestored(List<String> about) {
        return declined(
                "The database %s of %s could not be restored. What was half made is gone again."
                        .formatted(about.get(1), about.get(0)),
                "%s 的数据库 %s 恢复失败，未完成的内容已清除。".formatted(about.get(0), about.get(1)),
                "The step's log tells what the server said. What serves is untouched.",
                "服务器的报错见该步骤的日志。正在服务的数据库不受影响。");
    }

    /** Version of the server, version of the one that was backed up. */
    private static Declined serverTooOld(List<String> about) {
        return declined(
                "The server is PostgreSQL %s and the backup comes from %s, which is newer."
                        .formatted(about.get(0), about.get(1)),
                "服务器是 PostgreSQL %s，而备份来自更新的 %s。".formatted(about.get(0), about.get(1)),
                "Restore it on a server of that version or a newer one.",
                "请恢复到同版本或更新版本的服务器。");
    }

    /** Part. */
    private static Declined nothingBeside(List<String> about) {
        return declined(
                "Nothing stands beside " + about.get(0) + " that its name could be given to.",
                about.get(0) + " 旁边没有可以换入的数据库。",
                "Restore a backup first; a state that was dropped can't be swapped back.",
                "请先恢复备份；已删除的状态无法换回。");
    }

    /** The name that was asked for, those that there are. */
    private static Declined severalTables(List<String> about) {
        return declined(
                "Several tables are called %s: %s.".formatted(about.get(0), about.get(1)),
                "名为 %s 的表不止一张：%s。".formatted(about.get(0), about.get(1)),
                "Name it with its schema.",
                "请连同 schema 一起写明。");
    }

    /** Table, what depends on it. */
    private static Declined tableDependedOn(List<String> about) {
        return declined(
                "The table %s can't be replaced by itself, for others hold on to it: %s."
                        .formatted(about.get(0), about.get(1)),
                "无法只替换表 %s，以下对象依赖它：%s。".formatted(about.get(0), about.get(1)),
                "Restore the whole database, or undo the change with /fix.",
                "请恢复整个数据库，或用 /fix 撤销更改。");
    }

    /** Table, what the server said. */
    private static Declined tableNotSwapped(List<String> about) {
        return declined(
                "The table %s of the backup can't take the place of the one that serves: %s"
                        .formatted(about.get(0), about.get(1)),
                "备份中的表 %s 无法换入：%s".formatted(about.get(0), about.get(1)),
                "What serves is untouched. Mend that, then restore again, or restore the whole database.",
                "正在服务的数据未受影响。请排除后重新恢复，或恢复整个数据库。");
    }

    /** Part. */
    private static Declined notSwapped(List<String> about) {
        return declined(
                "The databases of " + about.get(0) + " could not change names; those that served still do.",
                about.get(0) + " 的数据库未能交换名称，原来的数据库仍在服务。",
                "The step's log tells what the server said. Then swap again.",
                "服务器的报错见该步骤的日志，处理后请重新交换。");
    }

    /** User, what the server said. */
    private static Declined noSwitch(List<String> about) {
        return declined(
                "%s may not close the server's log: %s".formatted(about.get(0), about.get(1)),
                "%s 无权切换服务器的 WAL：%s".formatted(about.get(0), about.get(1)),
                "As a superuser: GRANT EXECUTE ON FUNCTION pg_switch_wal() TO the user of the backup.",
                "请以超级用户执行：GRANT EXECUTE ON FUNCTION pg_switch_wal() TO 备份所用的账号。");
    }

    /** Part. */
    private static Declined noHold(List<String> about) {
        return declined(
                "The server of " + about.get(0)
                        + " may throw its log away before it is carried off, and sets no bound to what it would keep.",
                about.get(0) + " 的服务器可能在归档前删除 WAL，且没有设置保留上限。",
                "ALTER SYSTEM SET max_slot_wal_keep_size = '10GB'; SELECT pg_reload_conf(); with what its disk can spare.",
                "请执行 ALTER SYSTEM SET max_slot_wal_keep_size = '10GB'; SELECT pg_reload_conf();（按磁盘余量设置）。");
    }

    /** Part. */
    private static Declined noLog(List<String> about) {
        return declined(
                "The log of " + about.get(0) + " could not be carried away.",
                about.get(0) + " 的 WAL 归档失败。",
                "The step's log tells why. The user needs REPLICATION, and the server wal_level replica.",
                "原因见该步骤的日志。账号需要 REPLICATION 权限，服务器需要 wal_level = replica。");
    }

    /** Part. */
    private static Declined noBase(List<String> about) {
        return declined(
                "This backup has no base of " + about.get(0) + " from which a moment could be reached.",
                "这份备份没有 " + about.get(0) + " 的基础备份，无法恢复到某一时刻。",
                "Choose a backup that has one, or restore this one as it is.",
                "请选择包含基础备份的备份，或直接恢复这份备份。");
    }

    /** Part, moment. */
    private static Declined momentUnreached(List<String> about) {
        return declined(
                "The log of %s doesn't reach %s.".formatted(about.get(0), about.get(1)),
                "%s 的 WAL 归档未覆盖 %s。".formatted(about.get(0), about.get(1)),
                "Choose an earlier moment, after the end of the backup.",
                "请选择更早的时刻，且晚于备份结束的时间。");
    }

    private static Declined declined(String what, String whatInChinese, String next, String nextInChinese) {
        return new Declined(new Told(what, whatInChinese), new Told(next, nextInChinese));
    }
}
