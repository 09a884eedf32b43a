package dev.capstan.operation.plan;

import dev.capstan.catalog.Parameter;
import dev.capstan.catalog.RunbookStep.Action;
import dev.capstan.catalog.Value;
import dev.capstan.operation.OperationRequest;
import dev.capstan.step.FailureReason;
import dev.capstan.step.HostAddress;
import dev.capstan.step.HostProbe;
import dev.capstan.step.HostProbe.Answer;
import dev.capstan.step.Secret;
import dev.capstan.step.Secrets;
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

    public FactFinder(HostProbe hosts, Secrets secrets) {
        this.hosts = hosts;
        this.secrets = secrets;
    }

    public Findings find(Declared declared, OperationRequest request, Instant now) {
        try {
            return new Findings.Found(facts(declared, request, now));
        } catch (NoPlan no) {
            return new Findings.Problem(no.problem);
        }
    }

    private PlanFacts facts(Declared declared, OperationRequest request, Instant now) throws NoPlan {
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
        return new PlanFacts(
                now,
                commits,
                current.current(),
                current.currentLabel(),
                current.news(),
                current.newsCount(),
                current.goesBack(),
                migrationLevel(declared.site()),
                copy.flatMap(chosen -> chosen).map(KeptCopies.Copy::path));
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
