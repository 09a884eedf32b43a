package dev.capstan.operation.run;

import dev.capstan.catalog.CurrentCatalogue;
import dev.capstan.operation.Operation;
import dev.capstan.operation.OperationId;
import dev.capstan.operation.OperationState;
import dev.capstan.operation.OperationState.AwaitingApproval;
import dev.capstan.operation.OperationState.Finished;
import dev.capstan.operation.OperationState.Planning;
import dev.capstan.operation.OperationState.WaitingForLock;
import dev.capstan.operation.Operations;
import dev.capstan.operation.Operations.Entry;
import dev.capstan.operation.Result;
import dev.capstan.operation.plan.Declared;
import dev.capstan.operation.plan.Digest;
import dev.capstan.operation.plan.FactFinder;
import dev.capstan.operation.plan.FactFinder.Findings;
import dev.capstan.operation.plan.Plan;
import dev.capstan.operation.plan.PlanFacts;
import dev.capstan.operation.plan.PlanProblem;
import dev.capstan.operation.plan.Resolver;
import dev.capstan.operation.plan.Site;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** From a recorded intent to a pinned plan that people can read and agree to. */
public final class PlanMaker {
    static final String BY_CAPSTAN = "capstan";

    private final CurrentCatalogue catalogue;
    private final FactFinder facts;
    private final Resolver resolver;
    private final Digest digest;
    private final Operations operations;
    private final Clock clock;

    public PlanMaker(
            CurrentCatalogue catalogue,
            FactFinder facts,
            Resolver resolver,
            Digest digest,
            Operations operations,
            Clock clock) {
        this.catalogue = catalogue;
        this.facts = facts;
        this.resolver = resolver;
        this.digest = digest;
        this.operations = operations;
        this.clock = clock;
    }

    Move begin(Operation operation) {
        var now = clock.instant();
        return commit(operation, operation.in(new Planning(now)), "planning", "", Optional.of(now));
    }

    Move plan(Operation operation) {
        var snapshot = catalogue.now();
        var declared = Declared.find(snapshot, operation.request());
        if (declared.isEmpty()) {
            return giveUp(
                    operation,
                    new PlanProblem.NoLongerDeclared(operation.request().scope() + " "
                            + operation.request().runbook()));
        }
        return switch (facts.find(declared.get(), operation.id(), operation.request(), clock.instant())) {
            case Findings.Problem(var problem) -> giveUp(operation, problem);
            case Findings.Found(var found) -> {
                var plan = resolver.resolve(snapshot, operation.id(), operation.request(), found)
                        .orElseThrow();
                yield pin(operation, plan, false);
            }
        };
    }

    private Move pin(Operation operation, Plan plan, boolean anew) {
        var now = clock.instant();
        var next = next(operation, plan, now, anew);
        var wake = next instanceof Finished ? Optional.<Instant>empty() : Optional.of(now);
        return commit(
                operation,
                operation.planned(next, plan, digest.of(operation.id(), plan)),
                anew ? "facts changed" : "planned",
                plan.facts().commits().toString(),
                wake);
    }

    private static OperationState next(Operation operation, Plan plan, Instant now, boolean anew) {
        if (operation.request().planOnly()) {
            return new Finished(new Result.Planned(), Optional.empty(), now);
        }
        return plan.guard().approvals() == 0
                ? new WaitingForLock(now, Optional.empty())
                : new AwaitingApproval(now.plus(plan.guard().within()), false, anew);
    }

    private Move giveUp(Operation operation, PlanProblem problem) {
        var now = clock.instant();
        var finished = operation.in(new Finished(new Result.NotPlanned(problem), Optional.empty(), now));
        return commit(operation, finished, "not planned", problem.toString(), Optional.empty());
    }

    /**
     * An operation that stood in line planned on facts that the one before it may have changed. Where they did change,
     * a new plan is made and asked for anew; the version stays the commit that was first resolved.
     */
    Optional<Move> asksAnew(Operation operation) {
        var snapshot = catalogue.now();
        var declared = Declared.find(snapshot, operation.request());
        if (declared.isEmpty()) {
            return Optional.of(giveUp(
                    operation,
                    new PlanProblem.NoLongerDeclared(operation.request().scope() + " "
                            + operation.request().runbook())));
        }
        var pinned = operation.plan().orElseThrow().facts();
        if (facts.stillSo(declared.get(), pinned)) {
            return Optional.empty();
        }
        return switch (facts.find(declared.get(), operation.id(), operation.request(), clock.instant())) {
            case Findings.Problem(var problem) -> Optional.of(giveUp(operation, problem));
            case Findings.Found(var found) ->
                resolver.resolve(snapshot, operation.id(), operation.request(), sameCommits(found, pinned))
                        .map(plan -> pin(operation, plan, true));
        };
    }

    private static PlanFacts sameCommits(PlanFacts found, PlanFacts pinned) {
        return new PlanFacts(
                found.plannedAt(),
                pinned.commits(),
                found.current(),
                found.currentLabel(),
                found.news(),
                found.newsCount(),
                found.goesBack(),
                found.migrationLevel(),
                found.keptCopy(),
                found.previews());
    }

    /** What goes back by rule waits for nobody: after somebody else it may be the wrong thing to do. */
    Move overtaken(Operation operation, OperationId by) {
        return giveUp(operation, new PlanProblem.Overtaken(by));
    }

    /** At which migration the database is now, asked where the plan's runbook is still declared. */
    Optional<String> migrationLevel(Operation operation) {
        return Site.find(catalogue.now(), operation.request().scope()).flatMap(facts::migrationLevel);
    }

    private Move commit(Operation from, Operation to, String what, String detail, Optional<Instant> wake) {
        return Move.after(operations.commit(from, to, new Entry(clock.instant(), BY_CAPSTAN, what, detail), wake));
    }
}
