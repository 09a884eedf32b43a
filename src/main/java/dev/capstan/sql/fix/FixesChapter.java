package dev.capstan.sql.fix;

import dev.capstan.catalog.Chapter;
import dev.capstan.catalog.ChapterKey;
import dev.capstan.catalog.House;
import dev.capstan.catalog.Procedure;
import dev.capstan.catalog.Runbook;
import dev.capstan.catalog.RunbookStep;
import dev.capstan.catalog.Service;
import dev.capstan.step.StepSpec;
import dev.capstan.yaml.Form;
import dev.capstan.yaml.Reading;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code fixes} in {@code fixes.yaml}. Each statement is judged here, before anybody can ask for it. */
public final class FixesChapter implements Chapter<Fixes> {
    public static final ChapterKey<Fixes> KEY = new ChapterKey<>("fixes");

    @Override
    public ChapterKey<Fixes> key() {
        return KEY;
    }

    @Override
    public String file() {
        return "fixes.yaml";
    }

    @Override
    public String about() {
        return "What can be changed in the service's databases with /fix, by name.";
    }

    @Override
    public Form<Fixes> form() {
        return FixForm.form().map(drafts -> new Fixes(Map.of(), drafts));
    }

    @Override
    public Fixes link(Fixes read, Service service, House house, Reading reading) {
        Map<FixName, Fix> fixes = new LinkedHashMap<>();
        read.drafts()
                .forEach((name, draft) ->
                        new FixLink(service, house, reading).linked(draft).ifPresent(fix -> fixes.put(name, fix)));
        return new Fixes(fixes, Map.of());
    }

    @Override
    public RunbookStep called(RunbookStep step, Runbook in, Service service, Reading reading) {
        return step.action() instanceof RunbookStep.Action.Does(StepSpec.Call call)
                        && call.name().equals(FixCall.NAME)
                ? new FixReference(call, in, service, reading).whole(step)
                : step;
    }

    @Override
    public List<Procedure> procedures(Fixes fixes, Service service) {
        return fixes.fixes().values().stream()
                .sorted(java.util.Comparator.comparing(Fix::name))
                .flatMap(fix -> FixProcedures.of(fix).stream())
                .toList();
    }
}
