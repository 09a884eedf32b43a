package dev.capstan.sql.fix;

import dev.capstan.catalog.EnvironmentName;
import dev.capstan.catalog.Guard;
import dev.capstan.catalog.Parameter;
import dev.capstan.catalog.Runbook;
import dev.capstan.catalog.RunbookStep;
import dev.capstan.catalog.RunbookStep.Action;
import dev.capstan.catalog.Service;
import dev.capstan.catalog.Text;
import dev.capstan.sql.Moments;
import dev.capstan.step.StepSpec;
import dev.capstan.yaml.Reading;
import dev.capstan.yaml.Suggestion;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A fix as a step of a runbook of the same service: what it names must exist, and it is guarded no less than on its own. */
record FixReference(StepSpec.Call call, Runbook in, Service service, Reading reading) {

    /** With everything that is needed to do it. */
    RunbookStep whole(RunbookStep step) {
        Map<FixName, Fix> all =
                service.chapters().get(FixesChapter.KEY).map(Fixes::fixes).orElse(Map.of());
        var named = new FixName(call.values().get(FixCall.NAME));
        var fix = all.get(named);
        if (fix == null) {
            var names = all.keySet().stream().map(FixName::value).sorted().toList();
            problem(
                    "there is no fix " + named,
                    names.isEmpty() ? "declare it in fixes.yaml" : Suggestion.instead(named.value(), names));
            return step;
        }
        checkPlace(fix);
        checkGuard(fix);
        var values = FixOrder.values(fix);
        values.put(FixOrder.PART, in.name().value());
        checkNames(fix);
        for (var parameter : fix.parameters()) {
            given(fix, parameter).ifPresent(value -> values.put(FixOrder.GIVEN + parameter.variable(), value));
        }
        return new RunbookStep(
                step.title().equals(Text.same(FixCall.NAME)) ? fix.title() : step.title(),
                new Action.Does(new StepSpec.Call(FixCall.NAME, values)),
                fix.timeout(),
                step.onFailure(),
                step.repeatable(),
                step.pointOfNoReturn());
    }

    private void checkPlace(Fix fix) {
        if (in.recovery()) {
            problem("a recovery can't call a fix: nobody would have seen its rows", "ask for the fix by itself");
        }
        boolean first = in.steps().stream()
                .map(RunbookStep::action)
                .filter(action -> action instanceof Action.Does(StepSpec.Call other)
                        && other.name().equals(FixCall.NAME))
                .findFirst()
                .filter(action -> ((Action.Does) action).spec() == call)
                .isPresent();
        if (!first) {
            problem("this is the second fix of " + in.name() + ", and only one could be undone", "write two runbooks");
        }
        service.environments().forEach((name, environment) -> {
            if (environment.rights().containsKey(in.name())
                    && fix.may().in(name).isEmpty()) {
                problem(in.name() + " may be run in " + name + ", and " + fix.name() + " may not", declare(name));
            }
        });
    }

    private static String declare(EnvironmentName name) {
        return "add to may of the fix: { " + name + ": ROLE }";
    }

    private void checkGuard(Fix fix) {
        if (!asksNoLess(in.guard(), fix.guard())) {
            problem(
                    in.name() + " would run " + fix.name() + " with less than that fix asks for",
                    "write under " + in.name() + " the guard of the fix, or a stricter one");
        }
    }

    private static boolean asksNoLess(Guard guard, Guard wanted) {
        return guard.approvals() >= wanted.approvals()
                && (wanted.by().isEmpty() || guard.by().equals(wanted.by()))
                && (guard.notRequester() || !wanted.notRequester())
                && (guard.typed() || !wanted.typed());
    }

    private void checkNames(Fix fix) {
        var known = new ArrayList<>(List.of(FixCall.NAME));
        fix.parameters().forEach(parameter -> known.add(parameter.name()));
        call.values().keySet().stream()
                .filter(name -> !known.contains(name))
                .sorted()
                .forEach(name -> problem(fix.name() + " takes no " + name, Suggestion.instead(name, known)));
    }

    /** What stands under {@code with}, else the default. Absent where the runbook has a parameter of that name. */
    private Optional<String> given(Fix fix, Parameter parameter) {
        var written = Optional.ofNullable(call.values().get(parameter.name()));
        var asked = in.parameters().stream()
                .filter(each -> each.name().equals(parameter.name()))
                .findFirst();
        if (written.isPresent()) {
            if (!fits(parameter, written.get())) {
                problem(
                        parameter.name() + " of " + fix.name() + " is a "
                                + parameter.kind().word() + ", and \"" + written.get() + "\" is none that it takes",
                        "write one that it takes");
            }
            return written;
        }
        if (asked.isPresent()) {
            if (!isAlike(asked.get(), parameter)) {
                problem(
                        parameter.name() + " means something else in " + in.name() + " than in " + fix.name(),
                        "declare it alike, with type, pattern and choices");
            }
            return Optional.empty();
        }
        if (parameter.defaultValue().isEmpty()) {
            problem(
                    fix.name() + " needs " + parameter.name(),
                    "add with: { " + parameter.name() + ": … }, or a parameter of that name to " + in.name());
        }
        return parameter.defaultValue();
    }

    private static boolean fits(Parameter parameter, String value) {
        return value.matches(parameter.kind().form())
                && value.matches(parameter.pattern().orElse("(?s).*"))
                && (parameter.choices().isEmpty() || parameter.choices().contains(value))
                && (parameter.kind() != Parameter.Kind.TIME
                        || Moments.read(value).isPresent());
    }

    private static boolean isAlike(Parameter one, Parameter other) {
        return one.kind() == other.kind()
                && one.pattern().equals(other.pattern())
                && one.choices().equals(other.choices());
    }

    private void problem(String what, String instead) {
        reading.problem(reading.place(call, "with"), what, instead);
    }
}
