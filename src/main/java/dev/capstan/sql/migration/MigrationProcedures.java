package dev.capstan.sql.migration;

import dev.capstan.catalog.Guard;
import dev.capstan.catalog.Parameter;
import dev.capstan.catalog.Procedure;
import dev.capstan.catalog.Runbook;
import dev.capstan.catalog.RunbookName;
import dev.capstan.catalog.RunbookStep;
import dev.capstan.catalog.RunbookStep.Action;
import dev.capstan.catalog.Text;
import dev.capstan.sql.migration.Migrations.Permission;
import dev.capstan.sql.migration.Migrations.Undo;
import dev.capstan.step.StepSpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What can be done to migrations, as runbooks of the family {@code migrate}: run those that wait, tell the tool that a
 * failed one is settled, undo the newest.
 *
 * @param backup is taken before something is undone
 */
record MigrationProcedures(Migrations migrations, Optional<StepSpec.Call> backup) {
    static final String FAMILY = "migrate";
    static final RunbookName RUN = new RunbookName("run");
    static final RunbookName UNDO = new RunbookName("undo");
    static final RunbookName RESOLVE = new RunbookName("resolve");
    static final List<RunbookName> NAMES = List.of(RUN, UNDO, RESOLVE);

    static final String MIGRATION = "migration";
    static final String LATEST = "latest";
    private static final Duration LOOK = Duration.ofMinutes(2);
    private static final Duration UNDOING = Duration.ofMinutes(30);
    private static final Duration BACKUP = Duration.ofHours(6);

    List<Procedure> all() {
        var all = new ArrayList<Procedure>();
        all.add(run());
        migrations.resolve().ifPresent(script -> all.add(resolve(script)));
        migrations.undo().ifPresent(undo -> all.add(undo(undo)));
        return all;
    }

    private Procedure run() {
        var steps = new ArrayList<RunbookStep>();
        steps.add(call(MigrationCalls.PENDING, new Text("see what waits", "核对待执行的迁移"), LOOK));
        boolean first = true;
        for (var script : migrations.run()) {
            steps.add(script(script, Text.same(shown(script)), first));
            first = false;
        }
        steps.add(call(MigrationCalls.APPLIED, new Text("check the history", "核对迁移历史"), LOOK));
        return procedure(RUN, new Text("Run the migrations", "执行数据库迁移"), List.of(), migrations.running(), steps);
    }

    private Procedure resolve(String script) {
        return procedure(
                RESOLVE,
                new Text("Settle a failed migration", "标记失败的迁移为已处理"),
                List.of(migration(new Text("Which migration", "哪个迁移"), Optional.empty())),
                migrations.running(),
                List.of(
                        call(MigrationCalls.FAILED, new Text("see what failed", "核对失败的迁移"), LOOK),
                        script(script, new Text("tell the tool", "通知迁移工具"), true)));
    }

    private Procedure undo(Undo undo) {
        var steps = new ArrayList<RunbookStep>();
        backup.ifPresent(call -> steps.add(call(call, new Text("back up", "备份"), BACKUP)));
        steps.add(call(MigrationCalls.UNDO, new Text("undo the migration", "撤销迁移"), UNDOING));
        var guard = undo.permission().guard();
        var decided = backup.isPresent()
                ? guard
                : new Guard(
                        guard.approvals(),
                        undo.withoutBackup().or(guard::by),
                        guard.notRequester(),
                        true,
                        guard.within());
        return procedure(
                UNDO,
                new Text("Undo a migration", "撤销一个迁移"),
                List.of(migration(
                        new Text("The newest, or how many of the newest", "最近的迁移，或最近的几个"), Optional.of(LATEST))),
                new Permission(undo.permission().may(), decided),
                steps);
    }

    private static Parameter migration(Text title, Optional<String> usual) {
        return new Parameter(
                MIGRATION,
                title,
                Parameter.Kind.TEXT,
                usual,
                Optional.of("[A-Za-z0-9][A-Za-z0-9._ +-]{0,199}"),
                List.of());
    }

    private RunbookStep script(String script, Text title, boolean pointOfNoReturn) {
        return new RunbookStep(
                title,
                new Action.Does(new StepSpec.Run(script)),
                migrations.within(),
                List.of(),
                false,
                pointOfNoReturn);
    }

    private static RunbookStep call(String name, Text title, Duration within) {
        return call(new StepSpec.Call(name, Map.of()), title, within);
    }

    private static RunbookStep call(StepSpec.Call call, Text title, Duration within) {
        return new RunbookStep(title, new Action.Does(call), within, List.of(), true, false);
    }

    private static String shown(String script) {
        var line = script.lines()
                .filter(each -> !each.isBlank())
                .findFirst()
                .orElse("")
                .strip();
        return line.length() <= 60 ? line : line.substring(0, 59) + "…";
    }

    private static Procedure procedure(
            RunbookName name, Text title, List<Parameter> parameters, Permission permission, List<RunbookStep> steps) {
        return new Procedure(
                new Runbook(name, title, parameters, permission.guard(), steps, false, Optional.of(FAMILY)),
                permission.may().roles());
    }
}
