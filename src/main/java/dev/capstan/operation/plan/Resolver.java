package dev.capstan.operation.plan;

import dev.capstan.catalog.Catalogue;
import dev.capstan.catalog.Guard;
import dev.capstan.catalog.Parameter;
import dev.capstan.catalog.Runbook;
import dev.capstan.catalog.RunbookName;
import dev.capstan.catalog.RunbookStep;
import dev.capstan.catalog.RunbookStep.Action;
import dev.capstan.catalog.Value;
import dev.capstan.operation.OperationId;
import dev.capstan.operation.OperationRequest;
import dev.capstan.step.HostAddress;
import dev.capstan.step.HttpCheck;
import dev.capstan.step.Preview;
import dev.capstan.step.StepSpec;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * From request and facts to the plan, without looking anywhere else: the same catalogue and the same facts give the
 * same plan, which is what lets an approval be checked against an edited catalogue.
 */
public final class Resolver {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd_HHmmss").withZone(ZoneOffset.UTC);

    private final WatchFinder watches;

    public Resolver(WatchFinder watches) {
        this.watches = watches;
    }

    public Optional<Plan> resolve(Catalogue catalogue, OperationId id, OperationRequest request, PlanFacts facts) {
        return Declared.find(catalogue, request)
                .map(declared -> new Draft(declared, id, request, facts).plan(watch(declared, request)));
    }

    /** What takes something back by rule is not watched itself. */
    private Optional<PlannedWatch> watch(Declared declared, OperationRequest request) {
        return request.takesBack().isPresent()
                ? Optional.empty()
                : watches.after(declared.site().service(), request.scope().environment(), request.runbook());
    }

    /** One plan in the making: steps are numbered as they are added. */
    private static final class Draft {
        private final Declared declared;
        private final OperationId id;
        private final OperationRequest request;
        private final PlanFacts facts;
        private int number;

        Draft(Declared declared, OperationId id, OperationRequest request, PlanFacts facts) {
            this.declared = declared;
            this.id = id;
            this.request = request;
            this.facts = facts;
        }

        Plan plan(Optional<PlannedWatch> watch) {
            var runbook = declared.runbook();
            var environment = declared.site().environment();
            var steps = steps(runbook, facts.keptCopy().or(() -> ownCopy(runbook)));
            var recoveries = new LinkedHashMap<RunbookName, List<PlannedStep>>();
            for (var name : recoveriesOf(runbook)) {
                recoveries.put(name, steps(declared.site().service().runbooks().get(name), ownCopy(runbook)));
            }
            return new Plan(
                    runbook.title(),
                    environment.hosts(),
                    declared.site().folder(),
                    environment.envFile(),
                    values(),
                    steps,
                    recoveries,
                    request.bySchedule() ? Guard.NONE : runbook.guard(),
                    declared.site().service().migrationLevel(),
                    declared.site().service().incompatibleMigrations(),
                    facts,
                    watch);
        }

        /** Only what the course itself may lead to: a recovery that fails asks a person, it does not start another. */
        private List<RunbookName> recoveriesOf(Runbook runbook) {
            var fromFailures = runbook.steps().stream().flatMap(step -> step.onFailure().stream());
            return fromFailures.distinct().sorted().toList();
        }

        private Map<String, Value> values() {
            var values = new LinkedHashMap<String, Value>(
                    declared.site().environment().values());
            declared.site().component().ifPresent(component -> values.putAll(component.values()));
            values.put("operation", new Value.Plain(id.value()));
            values.put("service", new Value.Plain(request.scope().service().value()));
            values.put(
                    "environment", new Value.Plain(request.scope().environment().value()));
            request.scope().component().ifPresent(name -> values.put("component", new Value.Plain(name.value())));
            for (Parameter parameter : declared.runbook().parameters()) {
                var value = request.parameters().get(parameter.name());
                if (value != null) {
                    values.put(parameter.variable(), new Value.Plain(value));
                }
                var commit = facts.commits().get(parameter.name());
                if (commit != null) {
                    values.put(parameter.variable() + "_commit", new Value.Plain(commit));
                }
            }
            return values;
        }

        private List<PlannedStep> steps(Runbook runbook, Optional<String> copy) {
            var steps = new ArrayList<PlannedStep>();
            for (int i = 0; i < runbook.steps().size(); i++) {
                var step = runbook.steps().get(i);
                var preview =
                        Optional.ofNullable(facts.previews().get(i + 1)).filter(any -> runbook == declared.runbook());
                for (HostAddress host : hostsOf(step)) {
                    steps.add(planned(step, host, copy, preview));
                }
            }
            return steps;
        }

        /** What is asked from the bot, or only takes time, happens once and not once a host. */
        private List<HostAddress> hostsOf(RunbookStep step) {
            var hosts = declared.site().environment().hosts();
            boolean once = step.action() instanceof Action.Does(var spec)
                    && switch (spec) {
                        case StepSpec.Wait wait -> true;
                        case StepSpec.Http http -> http.check().fromBot();
                        case StepSpec.Until until ->
                            until.checks().stream()
                                    .allMatch(check -> check instanceof HttpCheck http && http.fromBot());
                        case StepSpec.Run run -> false;
                        case StepSpec.CheckEnv checkEnv -> false;
                        case StepSpec.Call call -> true;
                    };
            return once ? hosts.subList(0, 1) : hosts;
        }

        private PlannedStep planned(
                RunbookStep step, HostAddress host, Optional<String> copy, Optional<Preview> preview) {
            var values = new LinkedHashMap<String, Value>();
            preview.ifPresent(seen -> values.put(Preview.PINNED, new Value.Plain(seen.pinned())));
            copy.ifPresent(path -> values.put("copy", new Value.Plain(path)));
            var spec =
                    switch (step.action()) {
                        case Action.Does(var does) -> does;
                        case Action.KeepCopy keep -> {
                            int at = keep.as().indexOf("{time}");
                            values.put("copy", new Value.Plain(copyPath(keep)));
                            values.put("copy_of", new Value.Plain(keep.of()));
                            values.put("copy_keep", new Value.Plain(Integer.toString(keep.keep())));
                            values.put("copy_prefix", new Value.Plain(keep.as().substring(0, at)));
                            values.put("copy_suffix", new Value.Plain(keep.as().substring(at + "{time}".length())));
                            yield new StepSpec.Run(FolderCopies.KEEP);
                        }
                        case Action.PutCopyBack back -> {
                            values.put("put_to", new Value.Plain(back.to()));
                            yield new StepSpec.Run(FolderCopies.PUT_BACK);
                        }
                    };
            return new PlannedStep(
                    ++number,
                    step.title(),
                    host,
                    spec,
                    values,
                    step.timeout(),
                    step.onFailure(),
                    step.repeatable() || !(step.action() instanceof Action.Does),
                    step.pointOfNoReturn());
        }

        private Optional<String> ownCopy(Runbook runbook) {
            return runbook.steps().stream()
                    .map(RunbookStep::action)
                    .filter(Action.KeepCopy.class::isInstance)
                    .map(Action.KeepCopy.class::cast)
                    .map(this::copyPath)
                    .findFirst();
        }

        private String copyPath(Action.KeepCopy keep) {
            return keep.as().replace("{time}", TIME.format(facts.plannedAt()));
        }
    }
}
