package dev.capstan.operation.run;

import dev.capstan.catalog.Value;
import dev.capstan.operation.Course;
import dev.capstan.operation.Journal;
import dev.capstan.operation.Operation;
import dev.capstan.operation.OperationState;
import dev.capstan.operation.OperationState.Finished;
import dev.capstan.operation.OperationState.NeedsAttention;
import dev.capstan.operation.OperationState.Running;
import dev.capstan.operation.Operations;
import dev.capstan.operation.Operations.Entry;
import dev.capstan.operation.Question;
import dev.capstan.operation.Result;
import dev.capstan.operation.Setback;
import dev.capstan.operation.StopRequest;
import dev.capstan.operation.plan.PlannedStep;
import dev.capstan.step.FailureReason;
import dev.capstan.step.Secret;
import dev.capstan.step.Secrets;
import dev.capstan.step.StepAttempt;
import dev.capstan.step.StepExecutor;
import dev.capstan.step.StepOutcome;
import dev.capstan.step.StepWatcher.Wish;
import dev.capstan.step.StepWork;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Carries a running operation from one step to the next: commits before it starts anything, and after it ended. */
public final class StepRunner {
    private static final Duration PAUSE_LOOK = Duration.ofSeconds(5);

    private final Operations operations;
    private final Journal journal;
    private final StepExecutor executor;
    private final Secrets secrets;
    private final GoingBack goingBack;
    private final Clock clock;

    public StepRunner(
            Operations operations,
            Journal journal,
            StepExecutor executor,
            Secrets secrets,
            GoingBack goingBack,
            Clock clock) {
        this.operations = operations;
        this.journal = journal;
        this.executor = executor;
        this.secrets = secrets;
        this.goingBack = goingBack;
        this.clock = clock;
    }

    /** @param closing whether this process is on its way out: then running steps are let go, not stopped */
    Move run(Operation operation, Running running, Lease lease, BooleanSupplier closing) {
        if (running.attempt() > 0) {
            return carry(operation, running, lease, closing, true);
        }
        if (operation.stop().isPresent() && running.recovery().isEmpty()) {
            var now = clock.instant();
            var setback =
                    new Setback.StoppedBy(running.step(), operation.stop().get().by());
            return commit(operation, afterStop(operation, running, setback, now), "stopped", now);
        }
        if (closing.getAsBoolean()) {
            return new Move.Rest(operation, Optional.of(clock.instant()));
        }
        if (operations.paused()) {
            return new Move.Rest(operation, Optional.of(clock.instant().plus(PAUSE_LOOK)));
        }
        return begin(operation, running, lease, closing);
    }

    private Move begin(Operation operation, Running running, Lease lease, BooleanSupplier closing) {
        int attempt = journal.attempts(operation.id(), running.step()) + 1;
        var begun = new Running(running.startedAt(), running.step(), attempt, running.recovery());
        var id = new StepAttempt(operation.id().value(), running.step(), attempt);
        var why = new Entry(
                clock.instant(), PlanMaker.BY_CAPSTAN, "step " + running.step() + " started", "attempt " + attempt);
        var move = Move.after(journal.begin(operation, operation.in(begun), id, why));
        return move instanceof Move.Onward(var now) ? carry(now, begun, lease, closing, false) : move;
    }

    private Move carry(Operation operation, Running running, Lease lease, BooleanSupplier closing, boolean again) {
        var attempt = new StepAttempt(operation.id().value(), running.step(), running.attempt());
        var step = operation.plan().orElseThrow().step(running.step());
        var telling = new StepTelling(
                journal, attempt, operation.epoch(), () -> wish(operation, running, lease, closing), clock);
        var outcome = outcome(operation, step, attempt, telling, again);
        if (outcome instanceof StepOutcome.LetGo || lease.lost()) {
            return closing.getAsBoolean() && !lease.lost()
                    ? new Move.Rest(operation, Optional.of(clock.instant()))
                    : new Move.Lost();
        }
        telling.finish();
        return settle(operation, running, attempt, outcome, lease);
    }

    private static Wish wish(Operation operation, Running running, Lease lease, BooleanSupplier closing) {
        if (lease.lost() || closing.getAsBoolean()) {
            return Wish.LET_GO;
        }
        boolean stop = operation.stop().isPresent() || lease.stop().isPresent();
        return stop && running.recovery().isEmpty() ? Wish.STOP : Wish.GO_ON;
    }

    private StepOutcome outcome(
            Operation operation, PlannedStep step, StepAttempt attempt, StepTelling telling, boolean again) {
        var plan = operation.plan().orElseThrow();
        var values = new LinkedHashMap<String, String>();
        var hidden = new LinkedHashMap<String, Secret>();
        var declared = new LinkedHashMap<>(plan.values());
        declared.putAll(step.values());
        for (var entry : declared.entrySet()) {
            switch (entry.getValue()) {
                case Value.Plain(var text) -> values.put(entry.getKey(), text);
                case Value.SecretReference(var name) -> {
                    var secret = secrets.read(name);
                    if (secret.isEmpty()) {
                        return new StepOutcome.Failed(new FailureReason.SecretMissing(name));
                    }
                    hidden.put(entry.getKey(), secret.get());
                }
            }
        }
        var work = new StepWork(
                attempt,
                step.host(),
                step.spec(),
                Optional.of(plan.folder()),
                plan.envFile(),
                values,
                hidden,
                step.timeout());
        return again ? executor.resume(work, telling) : executor.start(work, telling);
    }

    /** A person's stop may change the revision while the step runs: then what follows is decided on the newest one. */
    private Move settle(Operation operation, Running running, StepAttempt attempt, StepOutcome outcome, Lease lease) {
        var newest = operation;
        while (true) {
            var now = clock.instant();
            var next = after(newest, running, outcome, now);
            var why = new Entry(
                    now,
                    PlanMaker.BY_CAPSTAN,
                    "step " + running.step() + " " + outcome.getClass().getSimpleName(),
                    outcome.toString());
            var wake = next instanceof Running ? Optional.of(now) : Optional.<Instant>empty();
            var move = Move.after(journal.end(newest, newest.in(next), attempt, outcome, why, wake));
            if (!(move instanceof Move.Reload)) {
                return move;
            }
            var loaded = operations.find(operation.id());
            if (lease.lost() || loaded.isEmpty() || loaded.get().epoch() != operation.epoch()) {
                return new Move.Lost();
            }
            newest = loaded.get();
        }
    }

    private OperationState after(Operation operation, Running running, StepOutcome outcome, Instant now) {
        var course = Course.of(operation.plan().orElseThrow());
        return switch (outcome) {
            case StepOutcome.Succeeded succeeded ->
                course.after(running)
                        .<OperationState>map(next -> next)
                        .orElseGet(() -> finished(operation, running, course.resultAfter(running), now));
            case StepOutcome.Failed(var reason)
            when running.recovery().isPresent() ->
                new NeedsAttention(new Question.RecoveryFailed(running.step(), reason), running);
            case StepOutcome.Failed(var reason) ->
                recovering(operation, running, new Setback.StepFailed(running.step(), reason), now);
            case StepOutcome.Stopped() -> afterStop(operation, running, stoppedBy(operation, running), now);
            case StepOutcome.NeverStarted() -> again(running);
            case StepOutcome.Unknown() ->
                operation.plan().orElseThrow().step(running.step()).repeatable()
                        ? again(running)
                        : new NeedsAttention(new Question.HowDidItEnd(running.step()), running);
            case StepOutcome.LetGo letGo -> running;
        };
    }

    private static Setback.StoppedBy stoppedBy(Operation operation, Running running) {
        var by =
                operation.stop().map(StopRequest::by).orElse(operation.request().requester());
        return new Setback.StoppedBy(running.step(), by);
    }

    private static Running again(Running running) {
        return new Running(running.startedAt(), running.step(), 0, running.recovery());
    }

    private OperationState afterStop(Operation operation, Running running, Setback setback, Instant now) {
        boolean back = operation
                .stop()
                .map(stop -> stop.then() == StopRequest.Then.ROLL_BACK)
                .orElse(false);
        return back
                ? recovering(operation, running, setback, now)
                : finished(operation, running, new Result.Failed(setback, java.util.List.of(), Optional.empty()), now);
    }

    private OperationState recovering(Operation operation, Running running, Setback setback, Instant now) {
        var next = Course.of(operation.plan().orElseThrow()).recovering(running, setback);
        if (next.isEmpty()) {
            return finished(operation, running, new Result.Failed(setback, java.util.List.of(), Optional.empty()), now);
        }
        return goingBack
                .forbidden(operation, next.get())
                .<OperationState>map(
                        level -> new NeedsAttention(new Question.IncompatibleMigration(level, setback), running))
                .orElseGet(next::get);
    }

    private Finished finished(Operation operation, Running running, Result result, Instant now) {
        var told =
                switch (result) {
                    case Result.Failed(var setback, var recovered, var unknown) ->
                        new Result.Failed(setback, recovered, goingBack.levelToTell(operation, setback));
                    default -> result;
                };
        return new Finished(told, Optional.of(running.startedAt()), now);
    }

    private Move commit(Operation from, OperationState next, String what, Instant now) {
        var wake = next instanceof Running ? Optional.of(now) : Optional.<Instant>empty();
        return Move.after(operations.commit(from, from.in(next), new Entry(now, PlanMaker.BY_CAPSTAN, what, ""), wake));
    }
}
