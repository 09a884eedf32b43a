package dev.capstan.sql.fix;

import dev.capstan.sql.Database;
import dev.capstan.step.FailureReason;
import dev.capstan.step.Told;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** What is said of the rows before a change, as a file, in both languages. */
final class ImageWords {
    private ImageWords() {}

    static Declining notHandedOut(FixRuns.Kept kept) {
        return new Declining(
                new Told(
                        "only those who may run " + kept.fix() + " on " + kept.service() + " " + kept.environment()
                                + " get its rows",
                        "只有可以在 " + kept.service() + " " + kept.environment() + " 执行 " + kept.fix() + " 的人才能拿到这些数据"),
                new Told("Ask one of them", "请找有权限的人"));
    }

    static Declining masked(String table) {
        return new Declining(
                new Told(
                        table + " has masked columns, so its rows are not handed out as a file",
                        table + " 含有脱敏列，数据不能以文件形式给出"),
                new Told("Undo… puts them back all the same", "“撤销…”仍然可以恢复这些数据"));
    }

    static Told onItsWay() {
        return new Told("The file comes to you as a direct message.", "文件会以私信发给您。");
    }

    static List<Told> refused(String operation, FailureReason.Declined why) {
        return List.of(
                new Told(
                        "No file for " + operation + ": " + why.what().english() + ".",
                        operation + " 没有可给的文件：" + why.what().chinese() + "。"),
                new Told(why.next().english() + ".", why.next().chinese() + "。"));
    }

    /** Stands at the head of the file that puts rows back. */
    static List<Told> script(FixRuns.Kept kept, Database database, String client) {
        int rows = kept.image().rows().size();
        var where = kept.service() + " · " + kept.environment() + " · " + database.name();
        var when = kept.committedAt().truncatedTo(ChronoUnit.SECONDS).toString();
        return List.of(
                new Told(
                        "Puts " + FixWords.rows(rows) + " of " + kept.image().tableName() + " back as before "
                                + kept.operation(),
                        "把 " + kept.image().tableName() + " 的 " + rows + " 行恢复到 " + kept.operation() + " 之前"),
                new Told(
                        where + " · fix " + kept.fix() + ", done at " + when,
                        where + " · 修复 " + kept.fix() + "，执行于 " + when),
                new Told("Have it read by:  " + client, "执行方法：" + client),
                new Told(
                        "All of it or nothing: it is one transaction. It does not look whether somebody changed these rows"
                                + " since; Undo… in Slack does.",
                        "整个文件是一个事务，要么全部成功，要么全不生效。它不检查之后是否有人改过这些行；Slack 里的“撤销…”会检查。"),
                new Told("What triggers and foreign keys did to other rows is not put back.", "触发器和外键对其他行的改动不会恢复。"));
    }
}
