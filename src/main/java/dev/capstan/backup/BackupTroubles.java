package dev.capstan.backup;

import dev.capstan.alert.Definition;
import dev.capstan.alert.Definition.Action;
import dev.capstan.catalog.Text;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The kinds of trouble that backups may have, with what helps against each at the press of a button. */
record BackupTroubles(Backups backups) {
    static final String LATE = "backup-late";
    static final String LOST = "backup-rpo";
    static final String SHRUNK = "backup-shrunk";
    static final String UNPROVEN = "backup-unproven";
    static final String FULL = "backup-store-full";
    static final String DRILL = "backup-drill";

    private static final Action LIST = action(new Text("List backups", "备份列表"), "list");
    private static final Action TAKE = action(new Text("Back up now", "立即备份"), BackupProcedures.NOW.value());
    private static final Action VERIFY = action(new Text("Verify", "验证备份"), BackupProcedures.VERIFY.value());
    private static final Action PRUNE = action(new Text("Prune", "清理旧备份"), BackupProcedures.PRUNE.value());
    private static final Action SHIP = action(new Text("Ship logs now", "立即传送日志"), BackupProcedures.SHIP.value());
    private static final Action PRACTISE = action(new Text("Drill again", "重新演练"), BackupProcedures.DRILL.value());
    private static final Action PAST = action(new Text("Past drills", "历次演练"), "drills");

    List<Definition> all() {
        return List.of(
                trouble(
                        LATE,
                        new Text("The backup is late", "备份逾期"),
                        new Text("Find out why in the thread of the last one, then back up", "在上一次备份的消息串中查明原因，再立即备份"),
                        List.of(TAKE, LIST),
                        List.of(LOST)),
                trouble(
                        LOST,
                        new Text("More would be lost than was promised", "可能丢失的数据超出承诺"),
                        new Text("Make a newer moment restorable", "尽快产生更新的可恢复时刻"),
                        offered(backups.times().ship(), SHIP, TAKE, LIST),
                        List.of()),
                trouble(
                        SHRUNK,
                        new Text("The newest backup shrank", "最新备份明显变小"),
                        new Text(
                                "Ask whether that much was deleted on purpose; if not, restore the one before",
                                "确认数据是否为有意删除；若不是，恢复上一份备份"),
                        List.of(LIST, VERIFY),
                        List.of()),
                trouble(
                        UNPROVEN,
                        new Text("Nobody knows whether the backups can be restored", "备份未经恢复验证"),
                        new Text("Let one be restored and compared", "恢复一份备份并比对"),
                        List.of(VERIFY, LIST),
                        List.of()),
                trouble(
                        FULL,
                        new Text("The store of backups is nearly full", "备份存储即将用满"),
                        new Text("Remove what need not be kept, or give the store more room", "清理无需保留的备份，或扩容存储"),
                        offered(backups.keep(), PRUNE, LIST),
                        List.of()),
                trouble(
                        DRILL,
                        new Text("The disaster drill missed its target", "灾难恢复演练未达标"),
                        new Text("See which step took the time, then drill again", "查看耗时步骤，改进后重新演练"),
                        List.of(PAST, PRACTISE),
                        List.of()));
    }

    private static Definition trouble(String name, Text title, Text next, List<Action> actions, List<String> hides) {
        return Definition.named(name, title, List.of(next), actions, hides);
    }

    /** @param first only where the service has what it needs */
    private static List<Action> offered(Optional<?> needed, Action first, Action... others) {
        return Stream.concat(needed.map(there -> first).stream(), Stream.of(others))
                .toList();
    }

    private static Action action(Text title, String word) {
        return new Action(
                title, Optional.empty(), Optional.of(BackupProcedures.FAMILY + " " + word), Optional.empty(), Map.of());
    }
}
