package dev.capstan.catalog;

import dev.capstan.catalog.RunbookStep.Action;
import dev.capstan.step.Check;
import dev.capstan.step.HttpCheck;
import dev.capstan.step.ScriptCheck;
import dev.capstan.step.StepSpec;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Turns a sound draft into the runbook: names are looked up, what was left out gets its default. */
final class RunbookFinish {
    private static final Duration RUN = Duration.ofMinutes(10);
    static final Duration UNTIL = Duration.ofSeconds(60);
    private static final Duration CHECK_ENV = Duration.ofSeconds(30);
    private static final Duration WAIT_SLACK = Duration.ofSeconds(10);

    private RunbookFinish() {}

    static Runbook of(RunbookName name, RunbookDraft draft, ServiceDraft service) {
        return new Runbook(
                name,
                draft.title().orElse(Text.same(name.value())),
                draft.parameters(),
                draft.guardInForce(),
                draft.steps().stream().map(step -> step(step, service)).toList(),
                draft.recovery(),
                Optional.empty(),
                draft.manner());
    }

    private static RunbookStep step(StepDraft draft, ServiceDraft service) {
        var action = action(draft.does(), service);
        return new RunbookStep(
                draft.name().orElseGet(() -> StepTitle.of(draft.does())),
                action,
                draft.timeout().orElseGet(() -> timeout(action)),
                draft.onFailure(),
                draft.repeatable(),
                draft.pointOfNoReturn());
    }

    private static Action action(StepDraft.Does does, ServiceDraft service) {
        return switch (does) {
            case StepDraft.Does.Finished finished -> finished.action();
            case StepDraft.Does.CheckEnv check ->
                new Action.Does(new StepSpec.CheckEnv(check.source(), service.environmentRules()));
            case StepDraft.Does.Until until -> {
                var checks = awaited(until.awaited(), service).stream()
                        .map(check -> until.fromBot() ? fromBot(check) : check)
                        .toList();
                yield new Action.Does(new StepSpec.Until(checks, until.every()));
            }
        };
    }

    private static List<Check> awaited(StepDraft.Awaited awaited, ServiceDraft service) {
        return switch (awaited) {
            case StepDraft.Awaited.One one -> List.of(one.check());
            case StepDraft.Awaited.Health health ->
                health.check()
                        .map(name -> List.of(service.health().get(name)))
                        .orElseGet(() -> List.copyOf(service.health().values()));
        };
    }

    private static Check fromBot(Check check) {
        return switch (check) {
            case ScriptCheck script -> script;
            case HttpCheck http ->
                new HttpCheck(
                        http.name(),
                        http.method(),
                        http.url(),
                        http.headers(),
                        http.body(),
                        http.timeout(),
                        true,
                        http.statuses(),
                        http.bodyContains(),
                        http.json());
        };
    }

    private static Duration timeout(Action action) {
        return switch (action) {
            case Action.KeepCopy keep -> RUN;
            case Action.PutCopyBack back -> RUN;
            case Action.Does does ->
                switch (does.spec()) {
                    case StepSpec.Run run -> RUN;
                    case StepSpec.Http http -> CheckForms.REQUEST_TIMEOUT;
                    case StepSpec.Until until -> UNTIL;
                    case StepSpec.Wait wait -> wait.length().plus(WAIT_SLACK);
                    case StepSpec.CheckEnv check -> CHECK_ENV;
                    case StepSpec.Call call -> RUN;
                };
        };
    }
}
