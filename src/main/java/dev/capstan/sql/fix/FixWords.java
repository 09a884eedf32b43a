package dev.capstan.sql.fix;

import dev.capstan.sql.gate.SchemaChange;
import dev.capstan.step.Told;
import java.util.List;
import java.util.Optional;

/** What is said of fixes, in both languages: what was found, and what to do next. */
final class FixWords {
    private static final Told NOTHING_NEXT =
            new Told("Nothing was changed. Plan it anew to see what it would do now", "什么都没有改动。请重新生成计划，查看现在会改动什么");

    private FixWords() {}

    // before a yes

    static Told wouldChange(String verb, int rows, String table, int atMost, boolean anyRows) {
        var bound = anyRows
                ? new Told(" · up to " + atMost + ", whichever they are then", " · 最多 " + atMost + " 行，以执行时为准")
                : new Told(" · exactly these or none", " · 只改这些行，否则不改");
        return switch (verb) {
            case "INSERT" ->
                new Told(
                        "Would add " + rows(rows) + " to " + table + bound.english(),
                        "将向 " + table + " 新增 " + rows + " 行" + bound.chinese());
            case "DELETE" ->
                new Told(
                        "Would delete " + rows(rows) + " of " + table + bound.english(),
                        "将从 " + table + " 删除 " + rows + " 行" + bound.chinese());
            default ->
                new Told(
                        "Would change " + rows(rows) + " of " + table + bound.english(),
                        "将修改 " + table + " 的 " + rows + " 行" + bound.chinese());
        };
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
        return new Declining(
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

    // when it runs

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

    // sessions

    static Told wouldEnd(int sessions, Deed.Ends ends) {
        return switch (ends) {
            case CONNECTION ->
                new Told(
                        "Would end " + sessions(sessions)
                                + " · exactly these, as far as they are still the same; there is no undo",
                        "将终止 " + sessions + " 个会话 · 仅限这些，且执行时仍未变化；无法撤销");
            case QUERY ->
                new Told(
                        "Would cancel what " + sessions(sessions) + " run" + (sessions == 1 ? "s" : "")
                                + " · exactly these, as far as they are still the same",
                        "将取消 " + sessions + " 个会话正在执行的语句 · 仅限这些，且执行时仍未变化");
        };
    }

    static Declining nobody() {
        return new Declining(
                new Told("no session matches: there is nothing to end", "没有符合条件的会话：无需终止"),
                new Told("Check the values, or count it as done", "请检查参数，或者视为已完成"));
    }

    static Declining tooManySessions(int atMost) {
        return new Declining(
                new Told(
                        "more than " + atMost + " sessions match, which is the bound of this fix",
                        "符合条件的会话超过了上限 " + atMost + ""),
                new Told(
                        "Nothing was ended. Narrow the values, or raise at-most in fixes.yaml",
                        "没有终止任何会话。请缩小参数范围，或在 fixes.yaml 中提高 at-most"));
    }

    static Told ended(List<String> ended, List<String> gone, List<String> others) {
        return new Told(
                "ended " + String.join(", ", ended) + rest("; had gone: ", gone, ", ")
                        + rest("; no longer the same, left alone: ", others, ", "),
                "已终止 " + String.join("、", ended) + rest("；已经不在：", gone, "、") + rest("；状态已变，未动：", others, "、"));
    }

    static Declining noneTheSame(List<String> gone, List<String> others) {
        return new Declining(
                new Told(
                        "none of them is still the same" + rest("; had gone: ", gone, ", ")
                                + rest("; no longer the same, left alone: ", others, ", "),
                        "没有一个会话仍与批准时相同" + rest("；已经不在：", gone, "、") + rest("；状态已变，未动：", others, "、")),
                new Told("Nothing was ended. Plan it anew to see who matches now", "没有终止任何会话。请重新生成计划，查看现在有哪些"));
    }

    private static String rest(String before, List<String> keys, String comma) {
        return keys.isEmpty() ? "" : before + String.join(comma, keys);
    }

    private static String sessions(int sessions) {
        return sessions == 1 ? "1 session" : sessions + " sessions";
    }

    // undoing

    static Told wouldRestore(Image image, String operation) {
        int rows = image.rows().size();
        return new Told(
                "Would put " + rows(rows) + " of " + image.table() + " back as before " + operation,
                "将把 " + image.table() + " 的 " + rows + " 行恢复到 " + operation + " 之前");
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

    // the schema

    static Told wouldRun(SchemaChange change) {
        return new Told("Would run: " + change.sql(), "将执行：" + change.sql());
    }

    static Told lock(SchemaChange.Lock lock) {
        return switch (lock) {
            case NONE -> new Told("Takes no lock on a table", "不锁表");
            case SHARE_UPDATE_EXCLUSIVE ->
                new Told("Takes SHARE UPDATE EXCLUSIVE: reads and writes go on", "需要 SHARE UPDATE EXCLUSIVE 锁：读写不受影响");
            case SHARE -> new Told("⚠️ Takes SHARE: writes wait until it is done", "⚠️ 需要 SHARE 锁：完成前写入会等待");
            case ACCESS_EXCLUSIVE ->
                new Told(
                        "⚠️ Takes ACCESS EXCLUSIVE: reads and writes wait until it is done",
                        "⚠️ 需要 ACCESS EXCLUSIVE 锁：完成前读写都会等待");
            case METADATA ->
                new Told(
                        "⚠️ Takes a metadata lock, and commits implicitly: it can't be rolled back",
                        "⚠️ 需要元数据锁，并且会隐式提交：无法回滚");
        };
    }

    static Told waits(long seconds) {
        return new Told(
                "Gives up after " + seconds + " s without its lock, so that nobody queues behind it",
                seconds + " 秒内拿不到锁就放弃，不让别人排队");
    }

    static Told runsAlone() {
        return new Told(
                "Runs outside a transaction; after a failure an invalid index is dropped", "在事务之外执行；失败后会删除无效索引");
    }

    static Told undoneBy(Optional<String> sql) {
        return sql.map(back -> new Told("Undo: " + back, "撤销：" + back))
                .orElse(new Told("⚠️ It can't be undone", "⚠️ 无法撤销"));
    }

    static Declining doneAlready() {
        return new Declining(new Told("it is done already", "已经完成了"), new Told("There is nothing to do", "无需操作"));
    }

    static Told schemaChanged(String kind) {
        return new Told(kind + " done", kind + " 已完成");
    }

    static Declining cleanedUp(Declining why, String index) {
        return new Declining(
                new Told(
                        why.declined().what().english() + "; the invalid index " + index + " was dropped",
                        why.declined().what().chinese() + "；无效索引 " + index + " 已删除"),
                new Told("Everything is as before. Ask again when the reason is gone", "一切如前。原因消除后可以再试"));
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

    private static String rows(int rows) {
        return rows == 1 ? "1 row" : rows + " rows";
    }
}
