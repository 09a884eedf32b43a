package dev.capstan.operation;

import dev.capstan.catalog.UserId;
import dev.capstan.operation.Decisions.Judged;
import dev.capstan.operation.OperationState.AwaitingApproval;
import dev.capstan.operation.OperationState.Finished;
import dev.capstan.operation.OperationState.NeedsAttention;
import dev.capstan.operation.OperationState.Running;
import dev.capstan.operation.OperationState.WaitingForLock;
import dev.capstan.operation.Operations.Entry;
import dev.capstan.operation.plan.Plan;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One plan's life.
 *
 * @param digest of the plan; a yes counts only for it
 * @param revision raised by every change: what was decided on an older one is decided again
 * @param epoch raised by every claim: only the runner of the newest one may commit
 */
public record Operation(
        OperationId id,
        OperationRequest request,
        OperationState state,
        Optional<Plan> plan,
        Optional<String> digest,
        List<Approval> approvals,
        Optional<StopRequest> stop,
        long revision,
        long epoch,
        Instant requestedAt) {
    public Operation {
        approvals = List.copyOf(approvals);
    }

    public boolean open() {
        return !(state instanceof OperationState.Finished);
    }

    /** Nothing went wrong so far, and nobody is asked anything. */
    public boolean goesWell() {
        return switch (state) {
            case OperationState.Requested requested -> true;
            case OperationState.Planning planning -> true;
            case AwaitingApproval awaiting -> false;
            case WaitingForLock waiting -> true;
            case Running running -> running.recovery().isEmpty();
            case NeedsAttention attention -> false;
            case Finished finished ->
                finished.result() instanceof Result.Succeeded || finished.result() instanceof Result.Planned;
        };
    }

    /** When it began to run; absent if it never did. */
    public Optional<Instant> startedAt() {
        return switch (state) {
            case Running running -> Optional.of(running.startedAt());
            case NeedsAttention attention -> Optional.of(attention.interrupted().startedAt());
            case Finished finished -> finished.startedAt();
            case OperationState.Requested requested -> Optional.empty();
            case OperationState.Planning planning -> Optional.empty();
            case AwaitingApproval awaiting -> Optional.empty();
            case WaitingForLock waiting -> Optional.empty();
        };
    }

    /** One more yes; with enough of them it gets in line for the lock. */
    Judged approve(Approval approval, Instant now) {
        var given = new ArrayList<>(approvals);
        given.add(approval);
        boolean enough = given.size() >= plan.orElseThrow().guard().approvals();
        var next = enough ? new WaitingForLock(now, Optional.empty()) : state;
        var wake = enough ? Optional.of(now) : Optional.of(((AwaitingApproval) state).until());
        return new Judged.Change(
                with(next, plan, digest, given), new Entry(now, approval.by().value(), "approved", ""), wake);
    }

    Judged planAnew(Instant now, String actor) {
        var back = with(new OperationState.Requested(), Optional.empty(), Optional.empty(), List.of());
        return new Judged.Change(back, new Entry(now, actor, "plan anew", ""), Optional.of(now));
    }

    Judged finish(Result result, Instant now, String actor, String what) {
        return new Judged.Change(
                in(new Finished(result, startedAt(), now)), new Entry(now, actor, what, ""), Optional.empty());
    }

    Judged stopping(StopRequest request) {
        var stopping = new Operation(
                id, this.request, state, plan, digest, approvals, Optional.of(request), revision, epoch, requestedAt);
        var why = new Entry(
                request.at(), request.by().value(), "stop", request.then().name());
        return new Judged.Change(stopping, why, Optional.of(request.at()));
    }

    /** What a person's answer makes of a question. */
    Judged answered(NeedsAttention attention, Question.Answer answer, UserId person, Instant now) {
        var interrupted = attention.interrupted();
        var next =
                switch (answer) {
                    case RUN_AGAIN ->
                        Optional.of(
                                new Running(interrupted.startedAt(), interrupted.step(), 0, interrupted.recovery()));
                    case COUNT_AS_DONE -> Course.of(plan.orElseThrow()).after(interrupted);
                    case ROLL_BACK -> Course.of(plan.orElseThrow()).recovering(interrupted, setback(attention, person));
                    case RELEASE -> Optional.<Running>empty();
                };
        var why = new Entry(now, person.value(), "answered", answer.name());
        if (next.isPresent()) {
            return new Judged.Change(goingOn(next.get()), why, Optional.of(now));
        }
        var result = answer == Question.Answer.COUNT_AS_DONE
                ? Course.of(plan.orElseThrow()).resultAfter(interrupted)
                : new Result.Released(attention.question(), person);
        return new Judged.Change(
                in(new Finished(result, Optional.of(interrupted.startedAt()), now)), why, Optional.empty());
    }

    /** An answer takes the place of an earlier wish to stop. */
    private Operation goingOn(Running next) {
        return new Operation(
                id, request, next, plan, digest, approvals, Optional.empty(), revision, epoch, requestedAt);
    }

    private static Setback setback(NeedsAttention attention, UserId person) {
        return switch (attention.question()) {
            case Question.HowDidItEnd how -> new Setback.GivenUp(how.step(), person);
            case Question.RecoveryFailed failed -> new Setback.StepFailed(failed.step(), failed.reason());
            case Question.IncompatibleMigration migration -> migration.setback();
        };
    }

    public Operation in(OperationState next) {
        return with(next, plan, digest, approvals);
    }

    public Operation planned(OperationState next, Plan plan, String digest) {
        return with(next, Optional.of(plan), Optional.of(digest), List.of());
    }

    private Operation with(
            OperationState next, Optional<Plan> plan, Optional<String> digest, List<Approval> approvals) {
        return new Operation(id, request, next, plan, digest, approvals, stop, revision, epoch, requestedAt);
    }
}
