package dev.capstan.sql.fix;

import dev.capstan.catalog.Parameter;
import dev.capstan.catalog.Procedure;
import dev.capstan.catalog.Runbook;
import dev.capstan.catalog.RunbookName;
import dev.capstan.catalog.RunbookStep;
import dev.capstan.catalog.RunbookStep.Action;
import dev.capstan.catalog.Text;
import dev.capstan.step.StepSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A fix as a runbook of one step, and what undoes it as another under the same guard. */
final class FixProcedures {
    private static final Text UNDO = new Text("Undo: ", "撤销：");

    private FixProcedures() {}

    static String undoOf(FixName name) {
        return Runbook.UNDO_PREFIX + name;
    }

    static List<Procedure> of(Fix fix) {
        var procedures = new ArrayList<Procedure>();
        procedures.add(procedure(
                fix, fix.name().value(), fix.title(), title(fix.deed()), fix.parameters(), FixOrder.values(fix)));
        switch (fix.deed()) {
            case Deed.Rows rows ->
                procedures.add(procedure(
                        fix,
                        undoOf(fix.name()),
                        undo(fix.title()),
                        new Text("put the rows back", "恢复数据"),
                        List.of(operation()),
                        FixOrder.undoing(fix)));
            case Deed.Ddl ddl ->
                ddl.undo()
                        .ifPresent(back -> procedures.add(procedure(
                                fix,
                                undoOf(fix.name()),
                                undo(fix.title()),
                                new Text("change the schema back", "恢复结构"),
                                List.of(),
                                FixOrder.undoing(fix, ddl, back))));
            case Deed.Signal signal -> {}
        }
        return procedures;
    }

    private static Parameter operation() {
        return new Parameter(
                FixOrder.OPERATION,
                new Text("The operation that made the change", "做出更改的操作"),
                Parameter.Kind.TEXT,
                Optional.empty(),
                Optional.of("op-[A-Z0-9]{6}"),
                List.of());
    }

    private static Text undo(Text title) {
        return new Text(UNDO.english() + title.english(), UNDO.chinese() + title.chinese());
    }

    private static Procedure procedure(
            Fix fix, String name, Text title, Text deed, List<Parameter> parameters, Map<String, String> values) {
        var step = new RunbookStep(
                deed,
                new Action.Does(new StepSpec.Call(FixCall.NAME, new LinkedHashMap<>(values))),
                fix.timeout(),
                List.of(),
                false,
                false);
        return new Procedure(
                new Runbook(
                        new RunbookName(name),
                        title,
                        parameters,
                        fix.guard(),
                        List.of(step),
                        false,
                        Optional.of(FixCall.NAME)),
                fix.may().roles());
    }

    private static Text title(Deed deed) {
        return switch (deed) {
            case Deed.Rows rows -> new Text("change the rows", "修改数据");
            case Deed.Signal signal -> new Text("end the sessions", "终止会话");
            case Deed.Ddl ddl -> new Text("change the schema", "修改结构");
        };
    }
}
