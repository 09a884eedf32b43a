package dev.capstan.slack.render;

import static dev.capstan.slack.render.Sample.APPROVER;
import static dev.capstan.slack.render.Sample.DIAGNOSE;
import static dev.capstan.slack.render.Sample.ENGINEER;
import static dev.capstan.slack.render.Sample.NOON;
import static dev.capstan.slack.render.Sample.PUT_BACK;
import static dev.capstan.slack.render.Sample.UNHEALTHY;
import static dev.capstan.slack.render.Sample.after;
import static dev.capstan.slack.render.Sample.approved;
import static dev.capstan.slack.render.Sample.deploy;
import static dev.capstan.slack.render.Sample.done;
import static dev.capstan.slack.render.Sample.finished;
import static dev.capstan.slack.render.Sample.neverRan;
import static dev.capstan.slack.render.Sample.operation;
import static dev.capstan.slack.render.Sample.record;
import static dev.capstan.slack.render.Sample.running;
import static dev.capstan.slack.render.Sample.underWay;
import static dev.capstan.slack.render.Sample.view;

import dev.capstan.catalog.Language;
import dev.capstan.catalog.Runbook;
import dev.capstan.operation.Operation;
import dev.capstan.operation.OperationId;
import dev.capstan.operation.OperationState.AwaitingApproval;
import dev.capstan.operation.OperationState.NeedsAttention;
import dev.capstan.operation.OperationState.Planning;
import dev.capstan.operation.OperationState.Requested;
import dev.capstan.operation.OperationState.Running;
import dev.capstan.operation.OperationState.WaitingForLock;
import dev.capstan.operation.OperationView;
import dev.capstan.operation.Question;
import dev.capstan.operation.Recovery;
import dev.capstan.operation.Result;
import dev.capstan.operation.Setback;
import dev.capstan.operation.StepRecord;
import dev.capstan.operation.StopRequest;
import dev.capstan.operation.plan.PlanProblem;
import dev.capstan.step.FailureReason;
import dev.capstan.step.StepOutcome;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Every way an operation can stand, and all that is told of it then. */
enum Scene {
    REQUESTED(view(operation(new Requested(), Optional.empty(), deploy()))),
    PLANNING(view(operation(new Planning(NOON), Optional.empty(), deploy()))),
    AWAITING(view(operation(new AwaitingApproval(NOON.plusSeconds(900), false, false)))),
    AWAITING_ANEW(view(operation(
            new AwaitingApproval(NOON.plusSeconds(900), true, true),
            Optional.of(Sample.plan(Sample.steps(), Sample.facts(), Sample.guard(2, true), List.of(Sample.HOST))),
            deploy()))),
    IN_LINE(view(approved(new WaitingForLock(NOON, Optional.of(new OperationId("op-9ABCDE")))))),
    RUNNING(
            view(
                    approved(running(4)),
                    done(1),
                    record(2, new StepOutcome.Succeeded("kept as /app/backup_20260106_140000"), ""),
                    done(3),
                    underWay(4, "resolved 412, reused 398, downloaded 14")),
            after(4, 38)),
    UNREACHABLE_AND_PAUSED(
            new OperationView(
                    approved(new Running(NOON, 4, 2, Optional.empty())),
                    List.of(
                            done(3),
                            new StepRecord(
                                    4,
                                    2,
                                    NOON.plusSeconds(4),
                                    Optional.empty(),
                                    Optional.empty(),
                                    "",
                                    Optional.of(new StepRecord.Trouble(NOON.plusSeconds(10), "Connection refused")))),
                    true),
            after(4, 72)),
    STOPPING(view(stopping(), underWay(4, "")), after(4, 38)),
    RECOVERING(
            view(
                    approved(new Running(NOON, 12, 1, Optional.of(rollback()))),
                    done(7),
                    record(8, new StepOutcome.Failed(UNHEALTHY), ""),
                    done(11),
                    underWay(12, "restarting")),
            after(12, 12)),
    UNKNOWN_END(view(
            approved(new NeedsAttention(new Question.HowDidItEnd(5), running(5))),
            record(5, new StepOutcome.Unknown(), "applying 0043"))),
    RECOVERY_FAILED(view(
            approved(new NeedsAttention(
                    new Question.RecoveryFailed(12, new FailureReason.ExitCode(127)),
                    new Running(NOON, 12, 1, Optional.of(rollback())))),
            record(12, new StepOutcome.Failed(new FailureReason.ExitCode(127)), "pm2: not found"))),
    INCOMPATIBLE(view(approved(new NeedsAttention(
            new Question.IncompatibleMigration("0043", new Setback.StepFailed(8, UNHEALTHY)), running(8))))),
    DONE(view(approved(finished(new Result.Succeeded())), done(1))),
    ROLLED_BACK(view(
            failed(new Setback.StepFailed(8, UNHEALTHY), List.of(Runbook.ROLLBACK)),
            record(8, new StepOutcome.Failed(UNHEALTHY), ""),
            done(11),
            done(12),
            done(13))),
    PUT_BACK_ONLY(view(
            failed(new Setback.StepFailed(4, new FailureReason.ExitCode(1)), List.of(PUT_BACK)),
            record(4, new StepOutcome.Failed(new FailureReason.ExitCode(1)), "ERR_PNPM_OUTDATED_LOCKFILE"),
            done(10))),
    LEFT(view(failed(new Setback.StepFailed(3, new FailureReason.TimedOut(Duration.ofMinutes(10))), List.of()))),
    STOPPED(view(failed(new Setback.StoppedBy(4, ENGINEER), List.of()), record(4, new StepOutcome.Stopped(), ""))),
    GIVEN_UP(view(failed(new Setback.GivenUp(7, APPROVER), List.of(Runbook.ROLLBACK)), done(11), done(12))),
    DIAGNOSED(view(
            failed(new Setback.StepFailed(5, new FailureReason.ExitCode(1)), List.of(DIAGNOSE)),
            record(5, new StepOutcome.Failed(new FailureReason.ExitCode(1)), "relation exists"),
            done(9))),
    RELEASED(view(approved(finished(new Result.Released(new Question.HowDidItEnd(5), APPROVER))))),
    PLANNED(view(operation(neverRan(new Result.Planned())))),
    DENIED(view(operation(neverRan(new Result.Denied(APPROVER, Optional.of("after the match")))))),
    EXPIRED(view(operation(neverRan(new Result.Expired())))),
    WITHDRAWN(view(operation(neverRan(new Result.Withdrawn(ENGINEER))))),
    NOT_PLANNED(view(operation(
            neverRan(new Result.NotPlanned(new PlanProblem.UnknownVersion("v1.4.9", List.of("v1.4.2", "v1.4.1")))),
            Optional.empty(),
            deploy())));

    final OperationView view;
    final Instant now;

    Scene(OperationView view) {
        this(view, NOON);
    }

    Scene(OperationView view, Instant now) {
        this.view = view;
        this.now = now;
    }

    private static Recovery rollback() {
        return new Recovery(new Setback.StepFailed(8, UNHEALTHY), List.of(Runbook.ROLLBACK), 0);
    }

    private static Operation failed(Setback setback, List<dev.capstan.catalog.RunbookName> recovered) {
        return approved(finished(new Result.Failed(setback, recovered, Optional.of("0042"))));
    }

    private static Operation stopping() {
        var running = approved(running(4));
        return new Operation(
                running.id(),
                running.request(),
                running.state(),
                running.plan(),
                running.digest(),
                running.approvals(),
                Optional.of(new StopRequest(ENGINEER, StopRequest.Then.ROLL_BACK, NOON)),
                1,
                1,
                NOON);
    }

    /** The card, and below it everything in the thread. */
    String told(Language language) {
        var told = new StringBuilder(Read.aloud(Sample.MESSAGES.card(view, language, now)));
        Sample.MESSAGES.reminder(view, language).ifPresent(said -> told.append("— reminder\n")
                .append(Read.aloud(said)));
        Sample.MESSAGES.progress(view, language, now).ifPresent(said -> told.append("— progress\n")
                .append(Read.aloud(said)));
        Sample.MESSAGES.outcome(view, List.of(), language).ifPresent(said -> told.append("— outcome\n")
                .append(Read.aloud(said)));
        return told.toString();
    }
}
