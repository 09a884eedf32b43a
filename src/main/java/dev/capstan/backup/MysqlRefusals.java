package dev.capstan.backup;

import dev.capstan.step.FailureReason.Declined;
import dev.capstan.step.Told;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** What the programs for MySQL and MariaDB refuse, in both languages, by the word that they write. */
final class MysqlRefusals {
    static final Map<String, Function<List<String>, Declined>> WORDS = Map.of(
            "other-make", MysqlRefusals::otherMake,
            "may-not", MysqlRefusals::mayNot,
            "level-query", MysqlRefusals::levelQuery,
            "dump-broke", MysqlRefusals::dumpBroke);

    private MysqlRefusals() {}

    /** Tool, make of the server, package. */
    private static Declined otherMake(List<String> args) {
        return declined(
                "%s on the target is not of the server's make, which is %s.".formatted(args.get(0), args.get(1)),
                "目标上的 %s 与服务器不是同一家的，服务器是 %s。".formatted(args.get(0), args.get(1)),
                "Install %s on the target: the tools of the other make leave things out.".formatted(args.get(2)),
                "请在目标上安装 %s：另一家的工具会漏掉内容。".formatted(args.get(2)));
    }

    /** User, rights that it lacks, database. */
    private static Declined mayNot(List<String> args) {
        return declined(
                "%s lacks %s on the database %s; views, triggers, routines or events would be missing from the backup."
                        .formatted(args.get(0), args.get(1), args.get(2)),
                "%s 对数据库 %s 缺少权限 %s，备份中会缺失视图、触发器、存储程序或事件。".formatted(args.get(0), args.get(2), args.get(1)),
                "Grant them: GRANT %s ON `%s`.* TO the user of the backup.".formatted(args.get(1), args.get(2)),
                "请授权：GRANT %s ON `%s`.* TO 备份所用的账号。".formatted(args.get(1), args.get(2)));
    }

    /** What the server said. */
    private static Declined levelQuery(List<String> args) {
        return declined(
                "The query for the migration level failed: " + args.get(0),
                "查询迁移版本失败：" + args.get(0),
                "Correct it in backups.yaml, or leave it out.",
                "请在 backups.yaml 中改正，或去掉它。");
    }

    /** Database, what the tool or the server said. */
    private static Declined dumpBroke(List<String> args) {
        return declined(
                "The dump of %s broke off: %s".formatted(args.get(0), args.get(1)),
                "%s 的转储中断：%s".formatted(args.get(0), args.get(1)),
                "Nothing was kept of it; the backups before are untouched. Take it again when the cause is gone.",
                "未保留任何内容，以前的备份不受影响。排除原因后请重新备份。");
    }

    private static Declined declined(String what, String whatChinese, String next, String nextChinese) {
        return new Declined(new Told(what, whatChinese), new Told(next, nextChinese));
    }
}
