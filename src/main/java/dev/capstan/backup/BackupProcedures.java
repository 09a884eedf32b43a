package dev.capstan.backup;

import dev.capstan.backup.Backups.Restore;
import dev.capstan.catalog.Guard;
import dev.capstan.catalog.Manner;
import dev.capstan.catalog.Parameter;
import dev.capstan.catalog.Procedure;
import dev.capstan.catalog.Runbook;
import dev.capstan.catalog.RunbookName;
import dev.capstan.catalog.RunbookStep;
import dev.capstan.catalog.RunbookStep.Action;
import dev.capstan.catalog.Service;
import dev.capstan.catalog.Text;
import dev.capstan.sql.Rights;
import dev.capstan.step.StepSpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What can be done with backups, as runbooks of the family {@code backup}. */
record BackupProcedures(Backups backups, Service service) {
    static final String FAMILY = "backup";
    static final RunbookName NOW = Runbook.BACKUP_NOW;
    static final RunbookName VERIFY = new RunbookName("verify");
    static final RunbookName DRILL = new RunbookName("drill");
    static final RunbookName PRUNE = new RunbookName("prune");
    static final RunbookName SHIP = new RunbookName("ship");
    static final RunbookName RESTORE = new RunbookName("restore");
    static final RunbookName UNDO_RESTORE = new RunbookName(Runbook.UNDO_PREFIX + RESTORE);
    static final RunbookName DROP_OLD = new RunbookName("drop-old");
    /** After a restore that failed before its swap, and after it. */
    private static final RunbookName GIVE_UP = new RunbookName("give-restore-up");

    private static final RunbookName PUT_BACK = new RunbookName("put-restore-back");
    static final List<RunbookName> NAMES =
            List.of(NOW, VERIFY, DRILL, PRUNE, SHIP, RESTORE, UNDO_RESTORE, DROP_OLD, GIVE_UP, PUT_BACK);

    static final String BACKUP = "backup";
    static final String LATEST = "latest";
    static final String PART = "part";
    static final String ALL = "all";
    static final String DATABASE = "database";
    static final String TABLE = "table";
    static final String MOMENT = "moment";
    /** The operation whose restore is undone or settled. */
    static final String OF = "of";

    private static final Duration LONG = Duration.ofHours(12);
    private static final Duration SHORT = Duration.ofMinutes(10);
    private static final Duration ASK_EVERY = Duration.ofSeconds(2);

    List<Procedure> all() {
        var all = new ArrayList<Procedure>();
        var take = new ArrayList<>(List.of(call(BackupCalls.TAKE, new Text("back up", "备份"), LONG)));
        if (backups.keep().isPresent()) {
            take.add(prune());
        }
        all.add(aside(NOW, new Text("Back up", "备份"), List.of(part(Optional.of(ALL))), take));
        all.add(aside(
                VERIFY,
                new Text("Verify a backup by a real restore", "通过实际恢复验证备份"),
                List.of(which()),
                List.of(call(BackupCalls.PROVE, new Text("restore and compare", "恢复并比对"), LONG))));
        all.add(aside(
                DRILL,
                new Text("Drill for the worst", "灾难恢复演练"),
                List.of(which()),
                List.of(call(BackupCalls.DRILL, new Text("restore, compare, take the time", "恢复、比对并计时"), LONG))));
        if (backups.times().ship().isPresent()) {
            all.add(procedure(
                    SHIP,
                    new Text("Ship the databases' logs", "传送数据库日志"),
                    List.of(),
                    Guard.NONE,
                    backups.may(),
                    Manner.QUIET,
                    List.of(call(BackupCalls.SHIP, new Text("ship the logs", "传送日志"), LONG))));
        }
        if (backups.keep().isPresent()) {
            all.add(aside(PRUNE, new Text("Prune old backups", "清理旧备份"), List.of(), List.of(prune())));
        }
        backups.restore().ifPresent(restore -> all.addAll(restoring(restore)));
        return all;
    }

    private static RunbookStep prune() {
        return call(BackupCalls.PRUNE, new Text("prune old ones", "清理旧备份"), SHORT);
    }

    private Procedure aside(RunbookName name, Text title, List<Parameter> parameters, List<RunbookStep> steps) {
        return procedure(name, title, parameters, Guard.NONE, backups.may(), Manner.ASIDE, steps);
    }

    private List<Procedure> restoring(Restore restore) {
        return List.of(
                procedure(
                        RESTORE,
                        new Text("Restore a backup", "恢复备份"),
                        List.of(which(), part(Optional.empty()), only(DATABASE), only(TABLE), moment()),
                        restore.guard(),
                        restore.may(),
                        Manner.IN_LINE,
                        restore(restore)),
                recovery(GIVE_UP, new Text("Give the restore up", "放弃恢复"), givingUp(restore)),
                recovery(PUT_BACK, new Text("Put the old state back", "换回原来的数据"), puttingBack(restore)),
                procedure(
                        UNDO_RESTORE,
                        new Text("Undo a restore", "撤销恢复"),
                        List.of(of()),
                        restore.guard(),
                        restore.may(),
                        Manner.IN_LINE,
                        swapBack(restore)),
                procedure(
                        DROP_OLD,
                        new Text("Drop what a restore left beside", "删除恢复后留在旁边的数据"),
                        List.of(of()),
                        restore.guard(),
                        restore.may(),
                        Manner.IN_LINE,
                        List.of(
                                call(BackupCalls.DROP_OLD, new Text("drop the old state", "删除旧数据"), SHORT),
                                call(BackupCalls.DROP_NEW, new Text("drop the undone state", "删除已撤销的数据"), SHORT))));
    }

    private List<RunbookStep> restore(Restore restore) {
        var steps = new ArrayList<RunbookStep>();
        steps.add(call(BackupCalls.TAKE, new Text("safety backup", "安全备份"), LONG));
        steps.add(call(BackupCalls.BESIDE, new Text("restore beside", "在旁边恢复"), LONG));
        restore.stop().ifPresent(stop -> steps.add(script(stop, restore, GIVE_UP)));
        steps.add(new RunbookStep(
                new Text("swap", "切换"),
                new Action.Does(
                        new StepSpec.Call(BackupCalls.SWAP, Map.of(StepSpec.Call.UNDONE_BY, UNDO_RESTORE.value()))),
                SHORT,
                List.of(PUT_BACK),
                true,
                false));
        restore.start().ifPresent(start -> steps.add(script(start, restore, PUT_BACK)));
        untilHealthy(restore, List.of(PUT_BACK)).ifPresent(steps::add);
        return steps;
    }

    private List<RunbookStep> givingUp(Restore restore) {
        var steps = new ArrayList<RunbookStep>();
        restore.start().ifPresent(start -> steps.add(script(start, restore)));
        steps.add(call(BackupCalls.DROP_NEW, new Text("drop what was restored", "删除已恢复的数据"), SHORT));
        return steps;
    }

    /** What was restored is of no use any more. */
    private List<RunbookStep> puttingBack(Restore restore) {
        var steps = new ArrayList<>(swapBack(restore));
        steps.add(call(BackupCalls.DROP_NEW, new Text("drop what was restored", "删除已恢复的数据"), SHORT));
        return steps;
    }

    private List<RunbookStep> swapBack(Restore restore) {
        var steps = new ArrayList<RunbookStep>();
        restore.stop().ifPresent(stop -> steps.add(script(stop, restore)));
        steps.add(call(BackupCalls.SWAP_BACK, new Text("swap back", "换回"), SHORT));
        restore.start().ifPresent(start -> steps.add(script(start, restore)));
        untilHealthy(restore, List.of()).ifPresent(steps::add);
        return steps;
    }

    private Optional<RunbookStep> untilHealthy(Restore restore, List<RunbookName> otherwise) {
        return service.health().isEmpty()
                ? Optional.empty()
                : Optional.of(new RunbookStep(
                        new Text("until healthy", "等待健康"),
                        new Action.Does(
                                new StepSpec.Until(List.copyOf(service.health().values()), ASK_EVERY)),
                        restore.healthyWithin(),
                        otherwise,
                        true,
                        false));
    }

    private static RunbookStep script(String script, Restore restore, RunbookName... otherwise) {
        return new RunbookStep(
                Text.same(script.lines().findFirst().orElse(script)),
                new Action.Does(new StepSpec.Run(script)),
                restore.scriptsWithin(),
                List.of(otherwise),
                true,
                false);
    }

    private static RunbookStep call(String name, Text title, Duration within) {
        return new RunbookStep(
                title, new Action.Does(new StepSpec.Call(name, Map.of())), within, List.of(), true, false);
    }

    private static Parameter which() {
        return new Parameter(
                BACKUP,
                new Text("Which backup", "哪个备份"),
                Parameter.Kind.TEXT,
                Optional.of(LATEST),
                Optional.of(LATEST + "|[0-9]{8}_[0-9]{6}(\\.[0-9]{1,3})?"),
                List.of());
    }

    private Parameter part(Optional<String> usual) {
        var names = new ArrayList<>(List.of(ALL));
        names.addAll(backups.parts().keySet());
        return new Parameter(
                PART, new Text("Which part", "哪个部分"), Parameter.Kind.CHOICE, usual, Optional.empty(), names);
    }

    private static Parameter only(String name) {
        return new Parameter(
                name,
                name.equals(DATABASE)
                        ? new Text("Only this database of the part", "只恢复其中一个数据库")
                        : new Text("Only this table", "只恢复一张表"),
                Parameter.Kind.TEXT,
                Optional.of(Parameter.UNCHOSEN),
                Optional.empty(),
                List.of());
    }

    private static Parameter moment() {
        return new Parameter(
                MOMENT,
                new Text("To which moment, such as 2026-01-31T12:00:00Z", "恢复到哪个时刻，例如 2026-01-31T12:00:00Z"),
                Parameter.Kind.TEXT,
                Optional.of(Parameter.UNCHOSEN),
                Optional.of(
                        Parameter.UNCHOSEN + "|[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]{1,6})?Z"),
                List.of());
    }

    private static Parameter of() {
        return new Parameter(
                OF,
                new Text("The operation that restored", "执行恢复的操作"),
                Parameter.Kind.TEXT,
                Optional.empty(),
                Optional.of("op-[A-Z0-9]{6}"),
                List.of());
    }

    private static Procedure procedure(
            RunbookName name,
            Text title,
            List<Parameter> parameters,
            Guard guard,
            Rights may,
            Manner manner,
            List<RunbookStep> steps) {
        return new Procedure(
                new Runbook(name, title, parameters, guard, steps, false, Optional.of(FAMILY), manner), may.roles());
    }

    private static Procedure recovery(RunbookName name, Text title, List<RunbookStep> steps) {
        return new Procedure(new Runbook(name, title, List.of(), Guard.NONE, steps, true), Map.of());
    }
}
