package dev.capstan.operation.run;

import dev.capstan.operation.Operation;
import dev.capstan.operation.OperationState.AwaitingApproval;
import dev.capstan.operation.OperationState.Finished;
import dev.capstan.operation.OperationState.Running;
import dev.capstan.operation.OperationState.WaitingForLock;
import dev.capstan.operation.Operations;
import dev.capstan.operation.Operations.Entry;
import dev.capstan.operation.Operations.LockAnswer;
import dev.capstan.operation.Result;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What happens between plan and first step: waiting for a decision, then for the lock. */
public final class Line {
    /** How long before an approval runs out those who may decide are reminded; shorter for short waits. */
    private static final Duration REMINDER = Duration.ofMinutes(5);

    /** A released lock wakes whoever waits for it; this only bounds what a lost wake-up costs. */
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(15);

    private final Operations operations;
    private final PlanMaker plans;
    private final Clock clock;

    public Line(Operations operations, PlanMaker plans, Clock clock) {
        this.operations = operations;
        this.plans = plans;
        this.clock = clock;
    }

    Move awaitApproval(Operation operation, AwaitingApproval awaiting) {
        var now = clock.instant();
        if (!awaiting.until().isAfter(now)) {
            var expired = operation.in(new Finished(new Result.Expired(), Optional.empty(), now));
            return commit(operation, expired, "expired", Optional.empty());
        }
        if (awaiting.reminded()) {
            return new Move.Rest(operation, Optional.of(awaiting.until()));
        }
        var remindAt = remindAt(operation, awaiting);
        if (remindAt.isAfter(now)) {
            return new Move.Rest(operation, Optional.of(remindAt));
        }
        var reminded = operation.in(new AwaitingApproval(awaiting.until(), true, awaiting.anew()));
        return commit(operation, reminded, "reminded", Optional.of(awaiting.until()));
    }

    private static Instant remindAt(Operation operation, AwaitingApproval awaiting) {
        var third = operation.plan().orElseThrow().guard().within().dividedBy(3);
        return awaiting.until().minus(third.compareTo(REMINDER) < 0 ? third : REMINDER);
    }

    Move awaitLock(Operation operation, WaitingForLock waiting) {
        var request = operation.request();
        boolean othersRan = waiting.holder().isPresent()
                && operations.holder(request.scope(), request.manner()).isEmpty();
        if (othersRan || request.takesBack().isPresent()) {
            var anew = plans.asksAnew(operation);
            if (anew.isPresent()) {
                return anew.get();
            }
        }
        var now = clock.instant();
        var first = operation.plan().orElseThrow().steps().getFirst().number();
        var running = operation.in(new Running(now, first, 0, Optional.empty()));
        return switch (operations.takeLock(operation, running, entry(now, "runs"))) {
            case LockAnswer.Taken(var taken) -> new Move.Onward(taken);
            case LockAnswer.Moved() -> new Move.Reload();
            case LockAnswer.Behind(var other) when request.takesBack().isPresent() -> plans.overtaken(operation, other);
            case LockAnswer.Behind(var other)
            when waiting.holder().equals(Optional.of(other)) ->
                new Move.Rest(operation, Optional.of(now.plus(LOOK_AGAIN)));
            case LockAnswer.Behind(var other) ->
                commit(
                        operation,
                        operation.in(new WaitingForLock(waiting.since(), Optional.of(other))),
                        "waits for " + other,
                        Optional.of(now));
        };
    }

    private Move commit(Operation from, Operation to, String what, Optional<Instant> wake) {
        return Move.after(operations.commit(from, to, entry(clock.instant(), what), wake));
    }

    private static Entry entry(Instant at, String what) {
        return new Entry(at, PlanMaker.BY_CAPSTAN, what, "");
    }
}
