package dev.capstan.operation.plan;

import dev.capstan.catalog.Parameter;
import dev.capstan.catalog.RunbookStep.Action;
import dev.capstan.catalog.Value;
import dev.capstan.operation.OperationId;
import dev.capstan.operation.OperationRequest;
import dev.capstan.operation.TakenBack;
import dev.capstan.step.FailureReason;
import dev.capstan.step.HostAddress;
import dev.capstan.step.HostProbe;
import dev.capstan.step.HostProbe.Answer;
import dev.capstan.step.Look;
import dev.capstan.step.Preview;
import dev.capstan.step.Secret;
import dev.capstan.step.Secrets;
import dev.capstan.step.StepCall;
import dev.capstan.step.StepSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds out on the target what a plan has to know. It looks, and fetches objects into the repository; nothing live changes. */
public final class FactFinder {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** What was found, or why there can be no plan. */
    public sealed interface Findings {
        record Found(PlanFacts facts) implements Findings {}

        record Problem(PlanProblem problem) implements Findings {}
    }

    private static final class NoPlan extends Exception {
        private static final long serialVersionUID = 1;
        private final transient PlanProblem problem;

        NoPlan(PlanProblem problem) {
            super(null, null, false, false);
            this.problem = problem;
        }
    }

    private final HostProbe hosts;
    private final Secrets secrets;
    private final Map<String, StepCall> calls;

    /** @param calls the steps that other rooms offer, for a look ahead at them */
    public FactFinder(HostProbe hosts, Secrets secrets, Map<String, StepCall> calls) {
        this.hosts = hosts;
        this.secrets = secrets;
        this.calls = Map.copyOf(calls);
    }

    public Findings find(Declared declared, OperationId id, OperationRequest request, Instant now) {
        try {
            var previews = previews(declared, id, request);
            return new Findings.Found(
                    declared.runbook().leavesTargetsAlone()
                                    && request.takesBack().isEmpty()
                            ? PlanFacts.only(now, previews)
                            : facts(declared, request, now, previews));
        } catch (NoPlan no) {
            return new Findings.Problem(no.problem);
        }
    }

    private Map<Integer, Preview> previews(Declared declared, OperationId id, OperationRequest request) throws NoPlan {
        var previews = new LinkedHashMap<Integer, Preview>();
        var steps = declared.runbook().steps();
        for (int i = 0; i < steps.size(); i++) {
            if (steps.get(i).action() instanceof Action.Does(StepSpec.Call call) && calls.containsKey(call.name())) {
                switch (calls.get(call.name()).look(call, seenByCalls(declared, id, request))) {
                    case Look.Nothing nothing -> {}
                    case Look.Seen(var preview) -> previews.put(i + 1, preview);
                    case Look.Refused(var reason) -> throw new NoPlan(new PlanProblem.StepRefused(reason));
                }
            }
        }
        return previews;
    }

    private static Map<String, String> seenByCalls(Declared declared, OperationId id, OperationRequest request) {
        var values = new LinkedHashMap<String, String>();
        for (var parameter : declared.runbook().parameters()) {
            var value = request.parameters().get(parameter.name());
            if (value != null) {
                values.put(parameter.variable(), value);
            }
        }
        values.put("operation", id.value());
        values.put("service", request.scope().service().value());
        values.put("environment", request.scope().environment().value());
        request.scope().component().ifPresent(name -> values.put("component", name.value()));
        return values;
    }

    private PlanFacts facts(Declared declared, OperationRequest request, Instant now, Map<Integer, Preview> previews)
            throws NoPlan {
        var copies = copies(declared, request);
        var refs = new LinkedHashMap<String, String>();
        for (var parameter : declared.runbook().parameters()) {
            if (parameter.kind() == Parameter.Kind.GIT_REF) {
                refs.put(parameter.name(), request.parameters().get(parameter.name()));
            }
        }
        var current = RepositoryFacts.NONE;
        var commits = new LinkedHashMap<String, String>();
        for (var ref : refs.entrySet()) {
            current = repository(declared.site(), ref.getValue());
            commits.put(ref.getKey(), current.commit().orElseThrow());
        }
        if (refs.isEmpty()) {
            current = repository(declared.site(), "");
        }
        var copy = copies.map(KeptCopies::chosen);
        if (copies.isPresent() && copy.get().isEmpty()) {
            throw new NoPlan(new PlanProblem.NoKeptCopy(
                    firstHost(declared.site()),
                    copies.get().asked(),
                    copies.get().times()));
        }
        if (request.takesBack().isPresent()) {
            check(
                    request.takesBack().get(),
                    current.current(),
                    copy.flatMap(chosen -> chosen)
                            .map(KeptCopies.Copy::commit)
                            .orElseGet(() -> commits.values().stream().findFirst()));
        }
        return new PlanFacts(
                now,
                commits,
                current.current(),
                current.currentLabel(),
                current.news(),
                current.newsCount(),
                current.goesBack(),
                migrationLevel(declared.site()),
                copy.flatMap(chosen -> chosen).map(KeptCopies.Copy::path),
                previews);
    }

    /** What goes back by rule goes back to exactly what was there, and only from exactly what it was agreed for. */
    private static void check(TakenBack back, Optional<String> live, Optional<String> coming) throws NoPlan {
        if (!live.equals(Optional.of(back.live()))) {
            throw new NoPlan(new PlanProblem.NotAsLeft(back.live(), live));
        }
        if (!coming.equals(Optional.of(back.before()))) {
            throw new NoPlan(new PlanProblem.NotAsLeft(back.before(), coming));
        }
    }

    /** At which migration the database is now; absent where the service can't tell. */
    public Optional<String> migrationLevel(Site site) {
        return site.service()
                .migrationLevel()
                .map(script -> ask(site, script, Map.of()))
                .filter(Answer.Exited.class::isInstance)
                .map(Answer.Exited.class::cast)
                .filter(answer -> answer.code() == 0)
                .map(answer -> answer.output().strip().lines().reduce("", (first, last) -> last))
                .filter(level -> !level.isEmpty());
    }

    private RepositoryFacts repository(Site site, String ref) throws NoPlan {
        return switch (ask(site, RepositoryFacts.SCRIPT, Map.of("ref", ref))) {
            case Answer.Refused(var reason) -> throw new NoPlan(new PlanProblem.HostRefused(reason));
            case Answer.Exited exited
            when exited.code() == RepositoryFacts.NO_REPOSITORY && ref.isEmpty() -> RepositoryFacts.NONE;
            case Answer.Exited exited
            when exited.code() == RepositoryFacts.UNKNOWN_REF ->
                throw new NoPlan(new PlanProblem.UnknownVersion(ref, RepositoryFacts.known(exited.output())));
            case Answer.Exited exited
            when exited.code() != 0 ->
                throw new NoPlan(new PlanProblem.NoRepository(
                        firstHost(site), site.folder(), exited.errors().strip()));
            case Answer.Exited exited -> RepositoryFacts.read(exited.output());
        };
    }

    /** The kept copies a {@code kept-copy} parameter may mean; absent where the runbook has no such parameter. */
    private Optional<KeptCopies> copies(Declared declared, OperationRequest request) throws NoPlan {
        var parameter = declared.runbook().parameters().stream()
                .filter(each -> each.kind() == Parameter.Kind.KEPT_COPY)
                .findFirst();
        if (parameter.isEmpty()) {
            return Optional.empty();
        }
        var asked = request.parameters().get(parameter.get().name());
        var pattern = declared.site().service().runbooks().values().stream()
                .flatMap(runbook -> runbook.steps().stream())
                .map(step -> step.action())
                .filter(Action.KeepCopy.class::isInstance)
                .map(Action.KeepCopy.class::cast)
                .findFirst();
        if (pattern.isEmpty()) {
            throw new NoPlan(new PlanProblem.NoKeptCopy(firstHost(declared.site()), asked, List.of()));
        }
        return switch (ask(
                declared.site(),
                KeptCopies.SCRIPT,
                KeptCopies.values(pattern.get().as()))) {
            case Answer.Refused(var reason) -> throw new NoPlan(new PlanProblem.HostRefused(reason));
            case Answer.Exited exited ->
                Optional.of(KeptCopies.read(asked, pattern.get().as(), exited.output()));
        };
    }

    private Answer ask(Site site, String script, Map<String, String> values) {
        var plain = new LinkedHashMap<>(values);
        var hidden = new LinkedHashMap<String, Secret>();
        for (var entry : site.environment().values().entrySet()) {
            switch (entry.getValue()) {
                case Value.Plain(var text) -> plain.putIfAbsent(entry.getKey(), text);
                case Value.SecretReference(var name) -> {
                    var secret = secrets.read(name);
                    if (secret.isEmpty()) {
                        return new Answer.Refused(new FailureReason.SecretMissing(name));
                    }
                    hidden.put(entry.getKey(), secret.get());
                }
            }
        }
        return hosts.probe(new HostProbe.Question(
                firstHost(site),
                script,
                Optional.of(site.folder()),
                site.environment().envFile(),
                plain,
                hidden,
                PATIENCE));
    }

    private static HostAddress firstHost(Site site) {
        return site.environment().hosts().getFirst();
    }

    /** Whether what the plan was made on is still so: what is live, and where the database is. */
    public boolean stillSo(Declared declared, PlanFacts facts) {
        if (declared.runbook().leavesTargetsAlone()) {
            return true; // its steps hold what they find against what was pinned
        }
        try {
            var today = repository(declared.site(), "");
            return today.current().equals(facts.current())
                    && migrationLevel(declared.site()).equals(facts.migrationLevel());
        } catch (NoPlan unreachable) {
            return true;
        }
    }

    /** Tags of the repository that contain this, newest first. */
    public List<String> tags(Site site, String part) {
        return ask(site, RepositoryFacts.TAGS, Map.of()) instanceof Answer.Exited exited && exited.code() == 0
                ? exited.output()
                        .lines()
                        .filter(tag -> tag.contains(part))
                        .limit(100)
                        .toList()
                : List.of();
    }
}
