package dev.capstan.sql.fix;

import dev.capstan.sql.gate.SchemaChange;
import dev.capstan.step.Told;
import java.util.Optional;

/** What is said of changes of the schema, in both languages. */
final class SchemaWords {
    private SchemaWords() {}

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

    /** Whether it is the one that is wanted a person sees. */
    static Declining thereAlready(String definition) {
        return new Declining(
                new Told("an index of that name is there already: " + definition, "已有同名索引：" + definition),
                new Told(
                        "Nothing was changed. If it is the one that is wanted, there is nothing to do",
                        "什么都没有改动。如果正是所需的索引，则无需操作"));
    }

    static Declining doneAlready() {
        return Declining.nothingToDo(
                new Told("it is done already", "已经完成了"), new Told("There is nothing to do", "无需操作"));
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
}
