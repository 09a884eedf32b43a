package dev.capstan.catalog;

import dev.capstan.catalog.RunbookStep.Action;
import dev.capstan.step.EnvSource;
import dev.capstan.step.StepSpec;
import dev.capstan.yaml.Reading;
import dev.capstan.yaml.Suggestion;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** What single steps and parameters need from the rest of their service. */
record StepChecks(ServiceDraft service, List<OfferedCall> calls, Reading reading) {

    /** What throws a database away, or remakes it from whatever the folder holds. */
    private static final Pattern DESTROYS = Pattern.compile(
            "prisma\\s+migrate\\s+(?:reset|dev)\\b|prisma\\s+db\\s+push\\b|drizzle-kit\\s+(?:push|drop)\\b"
                    + "|flyway\\s+(?:\\S+\\s+)*clean\\b|typeorm\\s+schema:(?:drop|sync)\\b|sequelize\\s+db:drop\\b");

    void report(RunbookName name, RunbookDraft runbook) {
        checkVariables(runbook);
        for (var step : runbook.steps()) {
            switch (step.does()) {
                case StepDraft.Does.Until until -> {
                    if (until.awaited() instanceof StepDraft.Awaited.Health health) {
                        checkHealth(health, step);
                    }
                }
                case StepDraft.Does.CheckEnv check -> checkEnvironmentRules(check, step);
                case StepDraft.Does.Finished finished -> {
                    if (finished.action() instanceof Action.Does does && does.spec() instanceof StepSpec.Call call) {
                        checkCall(call, step);
                    }
                    if (finished.action() instanceof Action.Does does && does.spec() instanceof StepSpec.Run run) {
                        checkProduction(name, runbook, run, step);
                    }
                }
            }
        }
    }

    private void checkProduction(RunbookName name, RunbookDraft runbook, StepSpec.Run run, StepDraft step) {
        var destroying = DESTROYS.matcher(run.script());
        var production = service.environments().get(Environment.PRODUCTION);
        if (production != null && (runbook.recovery() || production.rights().containsKey(name)) && destroying.find()) {
            reading.problem(
                    reading.place(step, "run"),
                    destroying.group().replaceAll("\\s+", " ") + " must never run in production",
                    runbook.recovery()
                            ? "leave it out; a recovery may run anywhere"
                            : "leave it out, or take " + name + " from may of production");
        }
    }

    private void checkHealth(StepDraft.Awaited.Health health, StepDraft step) {
        var place = reading.place(step, "until");
        boolean some = !service.health().isEmpty() || service.unreadHealth(reading);
        if (!some) {
            reading.problem(
                    place,
                    "the service has no health checks to wait for",
                    "add to service.yaml: health: { app: { http: http://localhost:3000/health } }");
        } else if (!service.health().isEmpty()) {
            health.check()
                    .filter(name -> !service.health().containsKey(name) && !reading.mentions(service.health(), name))
                    .ifPresent(name -> reading.problem(
                            place,
                            "there is no health check " + name,
                            Suggestion.nearest(name, service.health().keySet())
                                    .map(near -> "did you mean health." + near + "?")
                                    .orElse("write health."
                                            + String.join(
                                                    " or health.",
                                                    service.health().keySet()))));
        }
    }

    private void checkEnvironmentRules(StepDraft.Does.CheckEnv check, StepDraft step) {
        var place = reading.place(step, "check-env");
        if (service.environmentRules().isEmpty() && !service.unreadRules(reading)) {
            reading.problem(
                    place,
                    "the service has no rules for its environment variables",
                    "add to service.yaml: environment-variables: { DATABASE_URL: required }");
        }
        if (check.source() instanceof EnvSource.EnvFile) {
            service.environments().forEach((name, environment) -> {
                if (environment.envFile().isEmpty() && !reading.mentions(environment, "env-file")) {
                    reading.problem(
                            place,
                            name + " has no env-file to check",
                            "add to " + name + " in service.yaml: env-file: /app/env/" + name);
                }
            });
        }
    }

    private void checkCall(StepSpec.Call call, StepDraft step) {
        var names = calls.stream().map(OfferedCall::name).toList();
        var offered =
                calls.stream().filter(each -> each.name().equals(call.name())).findFirst();
        if (offered.isEmpty()) {
            reading.problem(
                    reading.place(step, "call"),
                    "nothing offers the step " + call.name(),
                    Suggestion.instead(call.name(), names));
            return;
        }
        var known = new ArrayList<>(offered.get().required());
        known.addAll(offered.get().optional());
        call.values().keySet().stream()
                .filter(value -> !known.contains(value) && !offered.get().others())
                .sorted()
                .forEach(value -> reading.problem(
                        reading.place(step, "with"),
                        call.name() + " takes no " + value,
                        Suggestion.instead(value, known.stream().sorted().toList())));
        offered.get().required().stream()
                .filter(value -> !call.values().containsKey(value))
                .sorted()
                .forEach(value -> reading.problem(
                        reading.place(step, "call"),
                        call.name() + " needs " + value,
                        "add with: { " + value + ": … }"));
    }

    /** Two things that would reach a script under the same name. */
    private void checkVariables(RunbookDraft runbook) {
        Map<String, String> taken = new HashMap<>();
        service.components().values().forEach(component -> component
                .values()
                .keySet()
                .forEach(name -> taken.put(name, "a value of component " + component.name())));
        service.environments()
                .forEach((environment, draft) ->
                        draft.values().keySet().forEach(name -> taken.put(name, "a value of " + environment)));
        for (var parameter : runbook.parameters()) {
            if (parameter.defaultValue().equals(Optional.of(Parameter.LAST_DEPLOY))) {
                reading.problem(
                        reading.place(parameter),
                        "only queries know " + Parameter.LAST_DEPLOY,
                        "leave the default out, or write a moment such as 2026-01-06T15:30");
            }
            var variables = parameter.kind() == Parameter.Kind.GIT_REF
                    ? List.of(parameter.variable(), parameter.variable() + "_commit")
                    : List.of(parameter.variable());
            for (var variable : variables) {
                var holder = taken.putIfAbsent(variable, "parameter " + parameter.name());
                if (holder != null) {
                    reading.problem(
                            reading.place(parameter),
                            "parameter " + parameter.name() + " would reach scripts as $" + variable + ", and so does "
                                    + holder,
                            "rename one of them");
                }
            }
        }
    }
}
