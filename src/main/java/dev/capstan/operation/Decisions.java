package dev.capstan.operation;

import dev.capstan.access.Access;
import dev.capstan.catalog.Catalogue;
import dev.capstan.catalog.CurrentCatalogue;
import dev.capstan.catalog.UserId;
import dev.capstan.operation.DecisionOutcome.AlreadyStopping;
import dev.capstan.operation.DecisionOutcome.NoSuchOperation;
import dev.capstan.operation.DecisionOutcome.NotOpenForThis;
import dev.capstan.operation.DecisionOutcome.NotYours;
import dev.capstan.operation.OperationState.AwaitingApproval;
import dev.capstan.operation.OperationState.Finished;
import dev.capstan.operation.OperationState.NeedsAttention;
import dev.capstan.operation.OperationState.Planning;
import dev.capstan.operation.OperationState.Requested;
import dev.capstan.operation.OperationState.Running;
import dev.capstan.operation.OperationState.WaitingForLock;
import dev.capstan.operation.plan.Declared;
import dev.capstan.operation.plan.Digest;
import dev.capstan.operation.plan.Resolver;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Where people say yes, no, stop, and what to do next. Each is decided on the newest revision, or changes nothing. */
public final class Decisions {
    private final CurrentCatalogue catalogue;
    private final Access access;
    private final Operations operations;
    private final Wakeups wakeups;
    private final Resolver resolver;
    private final Digest digest;
    private final Clock clock;

    public Decisions(
            CurrentCatalogue catalogue,
            Access access,
            Operations operations,
            Wakeups wakeups,
            Resolver resolver,
            Digest digest,
            Clock clock) {
        this.catalogue = catalogue;
        this.access = access;
        this.operations = operations;
        this.wakeups = wakeups;
        this.resolver = resolver;
        this.digest = digest;
        this.clock = clock;
    }

    /** Those that wait for this person's yes, the oldest first. */
    public List<Operation> waitingFor(UserId person) {
        var now = clock.instant();
        return operations.open().stream()
                .filter(operation -> operation.state() instanceof AwaitingApproval awaiting
                        && awaiting.until().isAfter(now)
                        && mayDecide(operation, person).isEmpty())
                .toList();
    }

    /** @param typed what the person typed into the form, where one was shown */
    public DecisionOutcome approve(OperationId id, String digestSeen, UserId person, Optional<String> typed) {
        return decide(id, operation -> {
            var now = clock.instant();
            if (!(operation.state() instanceof AwaitingApproval awaiting)
                    || !awaiting.until().isAfter(now)) {
                return new Judged.No(new NotOpenForThis(id, operation.state()));
            }
            var refused = mayDecide(operation, person);
            if (refused.isPresent()) {
                return new Judged.No(refused.get());
            }
            if (!operation.digest().equals(Optional.of(digestSeen)) || !sameToday(operation)) {
                return new Judged.No(new DecisionOutcome.PlanChanged(id));
            }
            var guard = operation.plan().orElseThrow().guard();
            var word = operation.request().scope().service().value();
            if (guard.typed() && typed.isEmpty()) {
                return new Judged.No(new DecisionOutcome.WordWanted(id, digestSeen, word));
            }
            if (guard.typed() && !typed.get().strip().equals(word)) {
                return new Judged.No(new DecisionOutcome.WrongWord(id, word));
            }
            return operation.approve(new Approval(person, now, digestSeen), now);
        });
    }

    /** Whoever may say yes may say no: the asker too, and whoever thought better of a yes. */
    public DecisionOutcome deny(OperationId id, UserId person, Optional<String> reason) {
        return decide(id, operation -> {
            if (!(operation.state() instanceof AwaitingApproval)) {
                return new Judged.No(new NotOpenForThis(id, operation.state()));
            }
            var refused = mayDecide(operation, person)
                    .filter(no -> !(no instanceof DecisionOutcome.OwnRequest
                            || no instanceof DecisionOutcome.AlreadySaidYes));
            if (refused.isPresent()) {
                return new Judged.No(refused.get());
            }
            return operation.finish(new Result.Denied(person, reason), clock.instant(), person.value(), "denied");
        });
    }

    /** Takes the plan back to its beginning: facts are gathered and approvals given anew. */
    public DecisionOutcome planAnew(OperationId id, UserId person) {
        return decide(id, operation -> {
            if (!(operation.state() instanceof AwaitingApproval)) {
                return new Judged.No(new NotOpenForThis(id, operation.state()));
            }
            var refused = mayRun(operation, person);
            return refused.isPresent()
                    ? new Judged.No(refused.get())
                    : operation.planAnew(clock.instant(), person.value());
        });
    }

    public DecisionOutcome stop(OperationId id, UserId person, StopRequest.Then then) {
        return decide(id, operation -> {
            var now = clock.instant();
            var refused = mayRun(operation, person);
            if (refused.isPresent()) {
                return new Judged.No(refused.get());
            }
            return switch (operation.state()) {
                case Requested requested -> withdraw(operation, person, now);
                case Planning planning -> withdraw(operation, person, now);
                case AwaitingApproval awaiting -> withdraw(operation, person, now);
                case WaitingForLock waiting -> withdraw(operation, person, now);
                case Running running
                when operation.stop().isPresent() ->
                    new Judged.No(new AlreadyStopping(id, operation.stop().get().by()));
                case Running running
                when running.recovery().isPresent() -> new Judged.No(new NotOpenForThis(id, running));
                case Running running -> operation.stopping(new StopRequest(person, then, now));
                case NeedsAttention attention -> new Judged.No(new NotOpenForThis(id, attention));
                case Finished finished -> new Judged.No(new NotOpenForThis(id, finished));
            };
        });
    }

    /** @param asked the step that the person was asked about, where it is known: an old button answers no newer question */
    public DecisionOutcome answer(OperationId id, Optional<Integer> asked, UserId person, Question.Answer answer) {
        return decide(id, operation -> {
            var refused = mayRun(operation, person);
            if (refused.isPresent()) {
                return new Judged.No(refused.get());
            }
            return operation.state() instanceof NeedsAttention attention
                            && attention.question().answers().contains(answer)
                            && asked.map(step -> step == attention.interrupted().step())
                                    .orElse(true)
                    ? operation.answered(attention, answer, person, clock.instant())
                    : new Judged.No(new NotOpenForThis(id, operation.state()));
        });
    }

    private static Judged withdraw(Operation operation, UserId person, Instant now) {
        return operation.finish(new Result.Withdrawn(person), now, person.value(), "withdrawn");
    }

    /** What a decision comes to, before it is committed. */
    sealed interface Judged {
        record No(DecisionOutcome outcome) implements Judged {}

        /** @param wake whether a runner has something to do now, or at this time */
        record Change(Operation to, Operations.Entry why, Optional<Instant> wake) implements Judged {}
    }

    /** Losing the race is not an error: whoever was faster changed the facts, so the decision is made again on them. */
    private DecisionOutcome decide(OperationId id, Function<Operation, Judged> judge) {
        for (int i = 0; i < 20; i++) {
            var operation = operations.find(id);
            if (operation.isEmpty()) {
                return new NoSuchOperation(id.value());
            }
            switch (judge.apply(operation.get())) {
                case Judged.No(var outcome) -> {
                    return outcome;
                }
                case Judged.Change(var to, var why, var wake) -> {
                    if (operations.commit(operation.get(), to, why, wake) instanceof Operations.Commit.Done(var done)) {
                        wake.filter(at -> !at.isAfter(clock.instant())).ifPresent(at -> wakeups.now(id));
                        return new DecisionOutcome.Done(done);
                    }
                }
            }
        }
        throw new IllegalStateException(id + " changed faster than a decision could be made");
    }

    private Optional<DecisionOutcome> mayDecide(Operation operation, UserId person) {
        var snapshot = catalogue.now();
        var guard = operation.plan().orElseThrow().guard();
        var declared = Declared.find(snapshot, operation.request());
        if (declared.isEmpty()) {
            return Optional.of(new DecisionOutcome.PlanChanged(operation.id()));
        }
        var environment = declared.get().site().environment();
        var runbook = operation.request().runbook();
        if (!access.mayDecide(snapshot.house(), environment, runbook, guard, person)) {
            return Optional.of(
                    new NotYours(operation.id(), guard.by(), access.rolesThatDecide(environment, runbook, guard)));
        }
        if (guard.notRequester() && operation.request().requester().equals(person)) {
            return Optional.of(new DecisionOutcome.OwnRequest(operation.id()));
        }
        if (operation.approvals().stream().anyMatch(approval -> approval.by().equals(person))) {
            return Optional.of(new DecisionOutcome.AlreadySaidYes(
                    operation.id(), guard.approvals() - operation.approvals().size()));
        }
        return Optional.empty();
    }

    /** Whoever may run it may stop it and answer for it; the asker may always take it back. */
    private Optional<DecisionOutcome> mayRun(Operation operation, UserId person) {
        if (operation.request().requester().equals(person)) {
            return Optional.empty();
        }
        var snapshot = catalogue.now();
        var environment = Declared.find(snapshot, operation.request())
                .map(found -> found.site().environment());
        var runbook = operation.request().runbook();
        if (environment.isPresent() && access.mayRun(snapshot.house(), environment.get(), runbook, person)) {
            return Optional.empty();
        }
        var allowed =
                environment.map(where -> access.rolesThatMayRun(where, runbook)).orElse(List.of());
        return Optional.of(new NotYours(operation.id(), Optional.empty(), allowed));
    }

    private boolean sameToday(Operation operation) {
        Catalogue snapshot = catalogue.now();
        var facts = operation.plan().orElseThrow().facts();
        return resolver.resolve(snapshot, operation.id(), operation.request(), facts)
                .map(plan -> digest.of(operation.id(), plan))
                .equals(operation.digest());
    }
}
