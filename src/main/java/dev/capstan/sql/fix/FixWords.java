package dev.capstan.sql.fix;

import dev.capstan.sql.DatabaseName;
import dev.capstan.step.Told;
import java.util.List;

/** What is said of fixes, in both languages: what was found, and what to do next. */
final class FixWords {
    static final Told NOTHING_NEXT =
            new Told("Nothing was changed. Plan it anew to see what it would do now", "什么都没有改动。请重新生成计划，查看现在会改动什么");

    private FixWords() {}

    // before a yes

    static Told wouldChange(String verb, int rows, Told where, int atMost, boolean anyRows) {
        var bound = anyRows
                ? new Told(" · up to " + atMost + ", whichever they are then", " · 最多 " + atMost + " 行，以执行时为准")
                : new Told(" · exactly these or none", " · 只改这些行，否则不改");
        return switch (verb) {
            case "INSERT" ->
                new Told(
                        "Would add " + rows(rows) + " to " + where.english() + bound.english(),
                        "将向 " + where.chinese() + " 新增 " + rows + " 行" + bound.chinese());
            case "DELETE" ->
                new Told(
                        "Would delete " + rows(rows) + " of " + where.english() + bound.english(),
                        "将从 " + where.chinese() + " 删除 " + rows + " 行" + bound.chinese());
            default ->
                new Told(
                        "Would change " + rows(rows) + " of " + where.english() + bound.english(),
                        "将修改 " + where.chinese() + " 的 " + rows + " 行" + bound.chinese());
        };
    }

    /** @param table as people call it */
    static Told where(String table, DatabaseName database) {
        return new Told(table + " in " + database, database + " 库 " + table);
    }

    static Told triggers(List<String> names) {
        return new Told(
                "⚠️ triggers run with it: " + String.join(", ", names) + "; undo does not take back what they do",
                "⚠️ 会触发：" + String.join("、", names) + "；撤销不会还原触发器的改动");
    }

    static Told cascades(List<String> tables) {
        return new Told(
                "⚠️ foreign keys carry it on to " + String.join(", ", tables) + "; undo does not bring those rows back",
                "⚠️ 外键会连带改动 " + String.join("、", tables) + "；撤销不会恢复那些行");
    }

    static Told keptFor(long days) {
        return new Told(
                "The rows as they were are kept for " + days + " days, and can be put back",
                "原来的数据保留 " + days + " 天，可以恢复");
    }

    static Declining noRows() {
        return Declining.nothingToDo(
                new Told("no row matches: there is nothing to change", "没有符合条件的行：无需改动"),
                new Told("Check the values, or count it as done", "请检查参数，或者视为已完成"));
    }

    static Declining tooMany(int atMost) {
        return new Declining(
                new Told(
                        "more than " + atMost + " rows match, which is the bound of this fix",
                        "符合条件的行超过了上限 " + atMost + ""),
                new Told(
                        "Nothing was changed. Narrow the values, or raise at-most in fixes.yaml",
                        "什么都没有改动。请缩小参数范围，或在 fixes.yaml 中提高 at-most"));
    }

    static Declining noMoment(String parameter, String value) {
        return new Declining(
                new Told(parameter + "=" + value + " is no moment", parameter + "=" + value + " 不是一个时间"),
                new Told("Write one such as 2026-01-06T15:30", "请写成 2026-01-06T15:30 这样的时间"));
    }

    static Declining noReturning(String table) {
        return new Declining(
                new Told(
                        "this server can't say which rows an INSERT adds to " + table
                                + ", so they can't be held against the approved ones; MariaDB from 10.5 can",
                        "这台服务器无法告知 INSERT 向 " + table + " 新增了哪些行，因此不能与批准的行核对；MariaDB 10.5 起可以"),
                new Told("Nothing was changed. Write it as a migration", "什么都没有改动。请改写成迁移"));
    }

    static Declining noTable(String table) {
        return new Declining(
                new Told("there is no table " + table + "", "没有 " + table + " 这张表"),
                new Told("Check the schema and the statement in fixes.yaml", "请检查 schema 以及 fixes.yaml 中的语句"));
    }

    static Declining noKey(String table, List<String> key) {
        var columns = String.join(", ", key);
        return new Declining(
                new Told(
                        columns + " does not tell the rows of " + table
                                + " apart: it has no unique index there, or may be NULL",
                        columns + " 不能唯一标识 " + table + " 的行：没有唯一索引，或者可以为 NULL"),
                new Told("Write the primary key under key in fixes.yaml", "请在 fixes.yaml 的 key 中写主键"));
    }

    static Declining noTransactions(String table, String engine) {
        return new Declining(
                new Told(
                        table + " is kept by " + engine + ", which can't take a change back",
                        table + " 使用 " + engine + " 引擎，改动无法回滚"),
                new Told("Only InnoDB tables can be fixed here", "这里只能修改 InnoDB 表"));
    }

    static Declining noMarker(String table) {
        return new Declining(
                new Told(
                        "the marker table " + table + " is missing, so that a lost commit could not be settled",
                        "缺少标记表 " + table + "，提交结果丢失时将无法核实"),
                new Told(
                        "Create it: CREATE TABLE " + table
                                + " (operation VARCHAR(40) PRIMARY KEY, at TIMESTAMP DEFAULT CURRENT_TIMESTAMP) ENGINE=InnoDB",
                        "请创建：CREATE TABLE " + table
                                + " (operation VARCHAR(40) PRIMARY KEY, at TIMESTAMP DEFAULT CURRENT_TIMESTAMP) ENGINE=InnoDB"));
    }

    /** In a runbook it is no obstacle that there is nothing to do. */
    static Told passedOver(Told why) {
        return new Told("Would be passed over: " + why.english(), "将跳过：" + why.chinese());
    }

    // when it runs

    static Told wasPassedOver(Told why) {
        return new Told("passed over: " + why.english(), "已跳过：" + why.chinese());
    }

    static Declining notNothing() {
        return new Declining(
                new Told("there was nothing to do when it was approved, and now there is", "批准时无需执行任何操作，现在却有了"),
                NOTHING_NEXT);
    }

    static Declining differ(int approved, int now, List<String> gone, List<String> added) {
        return new Declining(
                new Told(
                        "the rows are no longer those that were approved: " + approved + " then, " + now + " now"
                                + some("; gone: ", gone, ", ") + some("; new: ", added, ", "),
                        "数据与批准时不同：当时 " + approved + " 行，现在 " + now + " 行" + some("；不再符合：", gone, "、")
                                + some("；新增：", added, "、")),
                NOTHING_NEXT);
    }

    private static String some(String before, List<String> keys, String comma) {
        if (keys.isEmpty()) {
            return "";
        }
        var shown = String.join(comma, keys.subList(0, Math.min(5, keys.size())));
        return before + shown + (keys.size() > 5 ? " … +" + (keys.size() - 5) : "");
    }

    static Declining movedMeanwhile() {
        return new Declining(new Told("the rows changed while they were being read", "读取期间数据发生了变化"), NOTHING_NEXT);
    }

    static Told changed(Image image) {
        int rows = image.rows().size();
        return switch (image.verb()) {
            case "INSERT" -> new Told(rows(rows) + " added", "已新增 " + rows + " 行");
            case "DELETE" -> new Told(rows(rows) + " deleted", "已删除 " + rows + " 行");
            default -> new Told(rows(rows) + " changed", "已修改 " + rows + " 行");
        };
    }

    static Told settled(Told told) {
        return new Told(
                told.english() + "; the answer to the commit was lost, the database says it was committed",
                told.chinese() + "；提交的应答丢失，经数据库核实已提交");
    }

    // undoing

    static Told wouldRestore(Image image, DatabaseName database, String operation) {
        int rows = image.rows().size();
        var where = where(image.tableName(), database);
        return new Told(
                "Would put " + rows(rows) + " of " + where.english() + " back as before " + operation,
                "将把 " + where.chinese() + " 的 " + rows + " 行恢复到 " + operation + " 之前");
    }

    static Told restored(int rows) {
        return new Told(rows(rows) + " put back", "已恢复 " + rows + " 行");
    }

    static Declining nothingKept(String operation) {
        return new Declining(
                new Told(
                        "of " + operation + " nothing is kept that could be put back here",
                        operation + " 没有可以在这里恢复的数据"),
                new Told("It changed nothing, was another fix, or is too long ago", "它没有改动数据、不是这个修复，或者时间太久"));
    }

    static Declining changedSince(List<String> keys) {
        return new Declining(
                new Told(
                        "rows were changed since by others" + some(": ", keys, ", "),
                        "之后数据被别人改过" + some("：", keys, "、")),
                new Told("Nothing was changed. Look at these rows and mend them by hand", "什么都没有改动。请查看这些行并手工处理"));
    }

    // the database

    static Declining unreachable(String database, String why) {
        return new Declining(
                new Told(database + " can't be reached: " + why, "无法连接 " + database + "：" + why),
                new Told("Nothing was changed. Try again when it answers", "什么都没有改动。等它恢复后再试"));
    }

    static Declining noSecret(String name) {
        return new Declining(
                new Told("the secret " + name + " is not set", "没有设置密钥 " + name + ""),
                new Told(
                        "Set " + name + " or " + name + "_FILE where Capstan runs",
                        "请在运行 Capstan 的机器上设置 " + name + " 或 " + name + "_FILE"));
    }

    static Declining locked() {
        return new Declining(
                new Told("somebody else holds the lock, and it did not wait longer", "锁被别人占用，没有继续等待"),
                new Told(
                        "Nothing was changed. See who blocks with /sql … doctor, then ask again",
                        "什么都没有改动。可用 /sql … doctor 查看谁在占用，然后再试"));
    }

    static Declining tookTooLong() {
        return new Declining(new Told("it took longer than it may", "执行超时"), NOTHING_NEXT);
    }

    static Declining refused(String state, String said) {
        return new Declining(
                new Told(
                        "the database refused it: " + said + " (" + state + ")", "数据库拒绝执行：" + said + "（" + state + "）"),
                NOTHING_NEXT);
    }

    static String rows(int rows) {
        return rows == 1 ? "1 row" : rows + " rows";
    }
}
