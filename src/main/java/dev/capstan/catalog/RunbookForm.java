package dev.capstan.catalog;

import dev.capstan.yaml.Fields;
import dev.capstan.yaml.Form;
import dev.capstan.yaml.Scalars;
import dev.capstan.yaml.Shapes;
import java.util.List;
import java.util.Map;

/** What stands under {@code runbooks}. */
final class RunbookForm {
    private RunbookForm() {}

    static Form<Map<RunbookName, RunbookDraft>> form() {
        return Shapes.mapOf(NameForms.RUNBOOK, runbook());
    }

    private static Form<RunbookDraft> runbook() {
        var keys = Fields.of("a runbook");
        var title = keys.optional("title", NameForms.TEXT, "What people see.");
        var recovery = keys.optional(
                "recovery",
                Scalars.trueOrFalse(),
                "true: it only ever runs after a failed step, nobody can ask for it.");
        var onlyLooks = keys.optional(
                "only-looks",
                Scalars.trueOrFalse(),
                "true: it changes nothing, so that it runs beside whatever else goes on there.");
        var parameters = keys.optional(
                "parameters",
                Shapes.mapOf(ParameterForm.NAME, ParameterForm.form()),
                "What a person may type, in this order; a script sees my-name as $my_name, and a git-ref brings"
                        + " $my_name_commit too.");
        var guard = keys.optional(
                "guard",
                GuardForm.form(),
                "What must be agreed first: none, requester (the asker confirms), or keys. When left out somebody else who"
                        + " may run it must agree.");
        var steps = keys.required("steps", Shapes.listOf(StepForm.form()), "What is done, in this order.");
        return keys.anyway(found -> {
            boolean onlyRecovers = found.get(recovery).orElse(false);
            if (onlyRecovers && found.wrote(guard)) {
                found.problem(guard, "nobody asks for a recovery, so its guard decides nothing", "leave guard out");
            }
            return new RunbookDraft(
                    found.get(title),
                    onlyRecovers,
                    found.get(onlyLooks).orElse(false),
                    List.copyOf(found.get(parameters).orElse(Map.of()).values()),
                    found.get(guard),
                    found.get(steps).orElse(List.of()),
                    found.sound());
        });
    }
}
