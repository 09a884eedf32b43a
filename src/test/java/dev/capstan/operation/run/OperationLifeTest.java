package dev.capstan.operation.run;

import static dev.capstan.operation.TestCatalogue.APPROVER;
import static dev.capstan.operation.TestCatalogue.ENGINEER;
import static dev.capstan.operation.TestCatalogue.OUTSIDER;
import static dev.capstan.operation.TestCatalogue.PUT_BACK;
import static dev.capstan.operation.TestCatalogue.SECOND_APPROVER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.capstan.catalog.Guard;
import dev.capstan.catalog.Runbook;
import dev.capstan.operation.DecisionOutcome;
import dev.capstan.operation.OperationId;
import dev.capstan.operation.OperationState.AwaitingApproval;
import dev.capstan.operation.OperationState.Finished;
import dev.capstan.operation.OperationState.NeedsAttention;
import dev.capstan.operation.OperationState.Running;
import dev.capstan.operation.OperationState.WaitingForLock;
import dev.capstan.operation.Operations;
import dev.capstan.operation.Question;
import dev.capstan.operation.Question.Answer;
import dev.capstan.operation.RequestOutcome;
import dev.capstan.operation.Result;
import dev.capstan.operation.Setback;
import dev.capstan.operation.StopRequest.Then;
import dev.capstan.operation.TestCatalogue;
import dev.capstan.step.FailureReason;
import dev.capstan.step.HostProbe;
import dev.capstan.step.StepAttempt;
import dev.capstan.step.StepOutcome;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OperationLifeTest {
    private final TestCatalogue declared = new TestCatalogue();

    @Test
    void an_approved_operation_runs_its_steps_in_order_and_succeeds() {
        try (var rig = new Rig(declared)) {
            var id = rig.asks(ENGINEER, "deploy", "shop", "v1");
            rig.approve(id, APPROVER);

            assertInstanceOf(
                    Result.Succeeded.class, rig.awaitState(id, Finished.class).result());
            assertEquals(List.of("git fetch", "make migrate", "make build", "make restart"), rig.executor.started);
            var view = rig.operations.view(id).orElseThrow();
            assertEquals(4, view.journal().size());
            assertEquals("said by git fetch", view.journal().getFirst().lastLine());
            assertEquals(
                    Optional.empty(),
                    rig.operations.holder(view.operation().request().scope()));
        }
    }

    @Test
    void old_output_goes_and_how_its_step_ended_stays() {
        try (var rig = new Rig(declared)) {
            var id = rig.asks(ENGINEER, "deploy", "shop", "v1");
            rig.approve(id, APPROVER);
            rig.awaitState(id, Finished.class);
            var first = new StepAttempt(id.value(), 1, 1);

            assertEquals(0, rig.journal.forgetOutput(rig.clock.instant().minusSeconds(3_600)));
            assertTrue(rig.journal.text(first).contains("said by git fetch"));
            assertEquals(4, rig.journal.forgetOutput(rig.clock.instant().plusSeconds(3_600)));
            assertEquals("", rig.journal.text(first));
            assertEquals(4, rig.operations.view(id).orElseThrow().journal().size());
        }
    }

    @Test
    void nothing_is_run_before_somebody_agrees() {
        try (var rig = new Rig(declared)) {
            var id = rig.asks(ENGINEER, "deploy", "shop", "v1");
            rig.awaitState(id, AwaitingApproval.class);
            assertEquals(List.of(), rig.executor.started);
        }
    }

    @Test
    void a_runbook_without_a_guard_runs_at_once() {
        declared.guard = Guard.NONE;
        try (var rig = new Rig(declared)) {
            var id = rig.asks(ENGINEER, "deploy", "shop", "v1");
            assertInstanceOf(
                    Result.Succeeded.class, rig.awaitState(id, Finished.class).result());
        }
    }

    @Test
    void a_plan_that_was_only_to_be_seen_runs_nothing() {
        try (var rig = new Rig(declared)) {
            var id = rig.asks(ENGINEER, "deploy", "shop", "v1", "--plan");
            assertInstanceOf(
                    Result.Planned.class, rig.awaitState(id, Finished.class).result());
            assertEquals(
                    4,
                    rig.operations
                            .find(id)
                            .orElseThrow()
                            .plan()
                            .orElseThrow()
                            .steps()
                            .size());
            assertEquals(List.of(), rig.executor.started);
        }
    }

    @Test
    void the_asker_an_outsider_and_a_second_yes_of_the_same_person_change_nothing() {
        declared.guard = new Guard(2, Optional.of(TestCatalogue.RELEASE_MANAGERS), true, false, Duration.ofMinutes(15));
        try (var rig = new Rig(declared)) {
            var id = rig.asks(ENGINEER, "deploy", "shop", "v1");
            var digest = rig.await(id, operation -> operation.digest().isPresent())
                    .digest()
                    .orElseThrow();

            assertInstanceOf(
                    DecisionOutcome.OwnRequest.class, rig.decisions.approve(id, digest, ENGINEER, Optional.empty()));
            assertInstanceOf(
                    DecisionOutcome.NotYours.class, rig.decisions.approve(id, digest, OUTSIDER, Optional.empty()));
            assertInstanceOf(DecisionOutcome.Done.class, rig.decisions.approve(id, digest, APPROVER, Optional.empty()));
            assertEquals(
                    new DecisionOutcome.AlreadySaidYes(id, 1),
                    rig.decisions.approve(id, digest, APPROVER, Optional.empty()));
            rig.awaitState(id, AwaitingApproval.class);
            assertEquals(List.of(), rig.executor.started);

            rig.decisions.approve(id, digest, SECOND_APPROVER, Optional.empty());
            assertInstanceOf(
                    Result.Succeeded.class, rig.awaitState(id, Finished.class).result());
            assertInstanceOf(
                    DecisionOutcome.NotOpenForThis.class,
                    rig.decisions.approve(id, digest, APPROVER, Optional.empty()));
        }
    }

    @Test
    void a_typed_confirmation_wants_exactly_the_name_of_the_service() {
        declared.guard = new Guard(1, Optional.empty(), false, true, Duration.ofMinutes(15));
        try (var rig = new Rig(declared)) {
            var id = rig.asks(ENGINEER, "deploy", "shop", "v1");
            var digest = rig.await(id, operation -> operation.digest().isPresent())
                    .digest()
                    .orElseThrow();

            assertEquals(
                    new DecisionOutcome.WordWanted(id, digest, "shop"),
                    rig.decisions.approve(id, digest, ENGINEER, Optional.empty()));
            assertEquals(
                    new DecisionOutcome.WrongWord(id, "shop"),
                    rig.decisions.approve(id, digest, ENGINEER, Optional.of("shpo")));
            rig.decisions.approve(id, digest, ENGINEER, Optional.of(" shop "));
            assertInstanceOf(
                    Result.Succeeded.class, rig.awaitState(id, Finished.class).result());
        }
    }

    @Test
    void an_approval_is_refused_once_this_runbook_was_edited_and_planning_anew_mends_it() {
        try (var rig = new Rig(declared)) {
            var id = rig.asks(ENGINEER, "deploy", "shop", "v1");
            var old = rig.await(id, operation -> operation.digest().isPresent())
                    .digest()
                    .orElseThrow();
            declared.buildScript = "make build-all";
            rig.catalogue.set(declared.build());

            assertEquals(
                    new DecisionOutcome.PlanChanged(id), rig.decisions.approve(id, old, APPROVER, Optional.empty()));
            assertInstanceOf(DecisionOutcome.Done.class, rig.decisions.planAnew(id, ENGINEER));
            var fresh = rig.await(id, operation -> operation
                    .digest()
                    .filter(digest -> !digest.equals(old))
                    .isPresent());
            rig.decisions.approve(id, fresh.digest().orElseThrow(), APPROVER, Optional.empty());

            assertInstanceOf(
                    Result.Succeeded.class, rig.awaitState(id, Finished.class).result());
            assertTrue(rig.executor.started.contains("make build-all"), rig.executor.started.toString());
        }
    }

    @Test
    void an_approval_that_nobody_gives_is_reminded_of_and_runs_out() {
        try (var rig = new Rig(declared, false)) {
            var id = rig.asks(ENGINEER, "deploy", "shop", "v1");
            rig.runner.sweep();
            rig.await(id, operation -> operation.state() instanceof AwaitingApproval);
            rig.clock.pass(Duration.ofMinutes(11));
            rig.runner.now(id);
            rig.await(
                    id,
                    operation -> operation.state() instanceof AwaitingApproval(var until, var reminded, var anew)
                            && reminded);
            rig.clock.pass(Duration.ofMinutes(5));
            var digest = rig.await(id, operation -> operation.digest().isPresent())
                    .digest()
                    .orElseThrow();
            assertInstanceOf(
                    DecisionOutcome.NotOpenForThis.class,
                    rig.decisions.approve(id, digest, APPROVER, Optional.empty()));
            rig.runner.now(id);
            assertInstanceOf(
                    Result.Expired.class, rig.awaitState(id, Finished.class).result());
            assertInstanceOf(
                    DecisionOutcome.NotOpenForThis.class,
                    rig.decisions.approve(id, digest, APPROVER, Optional.empty()));
            assertInstanceOf(
                    Result.Expired.class, rig.awaitState(id, Finished.class).result());
        }
    }

    @Test
    void a_no_ends_it_and_says_who_and_why() {
        try (var rig = new Rig(declared)) {
            var id = rig.asks(ENGINEER, "deploy", "shop", "v1");
            rig.awaitState(id, AwaitingApproval.class);
            rig.decisions.deny(id, APPROVER, Optional.of("not on a Friday"));
            assertEquals(
                    new Result.Denied(APPROVER, Optional.of("not on a Friday")),
                    rig.awaitState(id, Finished.class).result());
        }
    }

    @Test
    void a_failed_step_is_recovered_as_it_declares_and_the_result_says_so() {
        try (var rig = new Rig(declared)) {
            rig.executor.fails("make build");
            var id = rig.asks(ENGINEER, "deploy", "shop", "v1");
            rig.approve(id, APPROVER);

            var result = assertInstanceOf(
                    Result.Failed.class, rig.awaitState(id, Finished.class).result());
            assertEquals(new Setback.StepFailed(3, new FailureReason.ExitCode(1)), result.setback());
            assertEquals(List.of(PUT_BACK), result.recovered());
            assertEquals(List.of("git fetch", "make migrate", "make build", "make put-back"), rig.executor.started);
        }
    }

    @Test
    void a_failed_step_without_a_recovery_leaves_everything_as_it_is() {
        try (var rig = new Rig(declared)) {
            rig.executor.fails("git fetch");
            var id = rig.asks(ENGINEER, "deploy", "shop", "v1");
            rig.approve(id, APPROVER);
            var result = assertInstanceOf(
                    Result.Failed.class, rig.awaitState(id, Finished.class).result());
            assertEquals(List.of(), result.recovered());
            assertEquals(List.of("git fetch"), rig.executor.started);
        }
    }

    @Test
    void a_failed_recovery_needs_attention_and_keeps_the_lock_until_someone_answers() {
        try (var rig = new Rig(declared)) {
            rig.executor.fails("make restart");
            rig.executor.fails("make stop");
            var id = rig.asks(ENGINEER, "deploy", "shop", "v1");
            rig.approve(id, APPROVER);
            var attention = rig.awaitState(id, NeedsAttention.class);
            assertInstanceOf(Question.RecoveryFailed.class, attention.question());
            var scope = rig.operations.find(id).orElseThrow().request().scope();
            assertEquals(Optional.of(id), rig.operations.holder(scope));

            assertInstanceOf(
                    DecisionOutcome.NotOpenForThis.class,
                    rig.decisions.answer(id, Optional.of(1), APPROVER, Answer.RUN_AGAIN),
                    "a button about another step answers nothing");
            rig.executor.succeeds("make stop");
            assertInstanceOf(
                    DecisionOutcome.NotYours.class,
                    rig.decisions.answer(id, Optional.empty(), OUTSIDER, Answer.RUN_AGAIN));
            rig.decisions.answer(id, Optional.empty(), APPROVER, Answer.RUN_AGAIN);
            var result = assertInstanceOf(
                    Result.Failed.class, rig.awaitState(id, Finished.class).result());
            assertEquals(List.of(Runbook.ROLLBACK), result.recovered());
            assertEquals(
                    2, rig.executor.started.stream().filter("make stop"::equals).count());
            assertEquals(Optional.empty(), rig.operations.holder(scope));
        }
    }

    @Test
    void a_released_operation_gives_up_its_lock_and_says_who_released_it() {
        try (var rig = new Rig(declared)) {
            rig.executor.fails("make restart");
            rig.executor.fails("make stop");
            var id = rig.asks(ENGINEER, "deploy", "shop", "v1");
            rig.approve(id, APPROVER);
            rig.awaitState(id, NeedsAttention.class);
            rig.decisions.answer(id, Optional.empty(), APPROVER, Answer.RELEASE);
            var result = assertInstanceOf(
                    Result.Released.class, rig.awaitState(id, Finished.class).result());
            assertEquals(APPROVER, result.by());
            assertEquals(
                    Optional.empty(),
                    rig.operations.holder(
                            rig.operations.find(id).orElseThrow().request().scope()));
        }
    }

    @Test
    void a_second_operation_waits_in_line_and_runs_when_the_first_is_done() throws InterruptedException {
        try (var rig = new Rig(declared)) {
            rig.executor.holds("make build");
            var first = rig.asks(ENGINEER, "deploy", "shop", "v1");
            rig.approve(first, APPROVER);
            rig.executor.awaitReached("make build");
            var second = rig.asks(ENGINEER, "deploy", "shop", "v2");
            rig.approve(second, APPROVER);
            rig.await(
                    second,
                    operation -> operation.state() instanceof WaitingForLock(var since, var holder)
                            && holder.equals(Optional.of(first)));

            rig.executor.finish("make build");
            assertInstanceOf(
                    Result.Succeeded.class,
                    rig.awaitState(first, Finished.class).result());
            assertInstanceOf(
                    Result.Succeeded.class,
                    rig.awaitState(second, Finished.class).result());
            assertEquals(8, rig.executor.started.size());
        }
    }

    @Test
    void one_that_waited_asks_anew_when_what_is_live_changed_meanwhile() throws InterruptedException {
        declared.migrationLevel = Optional.of("level");
        try (var rig = new Rig(declared)) {
            rig.probe.set(new HostProbe.Answer.Exited(0, "0041", ""));
            rig.executor.holds("make build");
            var first = rig.asks(ENGINEER, "deploy", "shop", "v1");
            rig.approve(first, APPROVER);
            rig.executor.awaitReached("make build");
            var second = rig.asks(ENGINEER, "deploy", "shop", "v2");
            rig.approve(second, APPROVER);
            rig.await(
                    second,
                    operation ->
                            operation.state() instanceof WaitingForLock(var since, var holder) && holder.isPresent());
            rig.probe.set(new HostProbe.Answer.Exited(0, "0042", ""));
            rig.executor.finish("make build");

            var anew = rig.await(second, operation -> operation.state() instanceof AwaitingApproval);
            assertTrue(((AwaitingApproval) anew.state()).anew());
            assertEquals(Optional.of("0042"), anew.plan().orElseThrow().facts().migrationLevel());
            assertEquals(List.of(), anew.approvals());
        }
    }

    @Test
    void a_rollback_past_an_incompatible_migration_asks_first() {
        declared.migrationLevel = Optional.of("level");
        declared.incompatible = List.of("0042*");
        try (var rig = new Rig(declared)) {
            rig.probe.set(new HostProbe.Answer.Exited(0, "0041", ""));
            rig.executor.fails("make restart");
            var id = rig.asks(ENGINEER, "deploy", "shop", "v1");
            rig.awaitState(id, AwaitingApproval.class);
            rig.probe.set(new HostProbe.Answer.Exited(0, "0042_drop_column", ""));
            rig.approve(id, APPROVER);

            var attention = rig.awaitState(id, NeedsAttention.class);
            assertEquals(
                    "0042_drop_column",
                    assertInstanceOf(Question.IncompatibleMigration.class, attention.question())
                            .level());
            assertTrue(!rig.executor.started.contains("make stop"), "nothing goes back before someone answers");

            rig.decisions.answer(id, Optional.empty(), APPROVER, Answer.ROLL_BACK);
            var result = assertInstanceOf(
                    Result.Failed.class, rig.awaitState(id, Finished.class).result());
            assertEquals(List.of(Runbook.ROLLBACK), result.recovered());
            assertEquals(Optional.of("0042_drop_column"), result.migrationLevel());
        }
    }

    @Test
    void a_running_step_is_stopped_here_or_rolled_back_as_the_person_chose() throws InterruptedException {
        try (var rig = new Rig(declared)) {
            rig.executor.holds("make build");
            var id = rig.asks(ENGINEER, "deploy", "shop", "v1");
            rig.approve(id, APPROVER);
            rig.executor.awaitReached("make build");
            rig.decisions.stop(id, APPROVER, Then.ROLL_BACK);
            var result = assertInstanceOf(
                    Result.Failed.class, rig.awaitState(id, Finished.class).result());
            assertEquals(new Setback.StoppedBy(3, APPROVER), result.setback());
            assertEquals(List.of(PUT_BACK), result.recovered());

            var other = rig.asks(ENGINEER, "deploy", "shop", "v2");
            rig.approve(other, APPROVER);
            rig.await(
                    other,
                    operation -> operation.state() instanceof Running(var at, var step, var attempt, var back)
                            && step == 3
                            && attempt == 1);
            rig.decisions.stop(other, ENGINEER, Then.STOP_HERE);
            var stopped = assertInstanceOf(
                    Result.Failed.class, rig.awaitState(other, Finished.class).result());
            assertEquals(List.of(), stopped.recovered());
        }
    }

    @Test
    void an_operation_that_has_not_begun_is_simply_withdrawn() {
        try (var rig = new Rig(declared)) {
            var id = rig.asks(ENGINEER, "deploy", "shop", "v1");
            rig.awaitState(id, AwaitingApproval.class);
            assertInstanceOf(DecisionOutcome.NotYours.class, rig.decisions.stop(id, OUTSIDER, Then.STOP_HERE));
            rig.decisions.stop(id, ENGINEER, Then.STOP_HERE);
            assertEquals(
                    new Result.Withdrawn(ENGINEER),
                    rig.awaitState(id, Finished.class).result());
        }
    }

    @Test
    void while_paused_no_new_step_starts_and_resuming_goes_on() throws InterruptedException {
        try (var rig = new Rig(declared)) {
            rig.executor.holds("git fetch");
            var id = rig.asks(ENGINEER, "deploy", "shop", "v1");
            rig.approve(id, APPROVER);
            rig.executor.awaitReached("git fetch");
            assertTrue(!rig.desk.pause(true, OUTSIDER), "an outsider may not pause");
            assertTrue(rig.desk.pause(true, ENGINEER));
            rig.executor.finish("git fetch");
            rig.await(
                    id,
                    operation -> operation.state() instanceof Running(var at, var step, var attempt, var back)
                            && step == 2
                            && attempt == 0);
            assertEquals(List.of("git fetch"), rig.executor.started);
            rig.desk.pause(false, ENGINEER);
            Rig.await(() -> {
                rig.runner.sweep();
                return rig.operations.find(id).orElseThrow().state() instanceof Finished;
            });
        }
    }

    @Test
    void a_rollback_during_a_deploy_offers_to_stop_it() throws InterruptedException {
        try (var rig = new Rig(declared)) {
            rig.executor.holds("make build");
            var id = rig.asks(ENGINEER, "deploy", "shop", "v1");
            rig.approve(id, APPROVER);
            rig.executor.awaitReached("make build");
            var outcome = rig.desk.request("rollback", List.of("shop"), APPROVER, "another");
            assertEquals(
                    id, assertInstanceOf(RequestOutcome.Busy.class, outcome).holder());
        }
    }

    @Test
    void the_same_request_while_one_is_open_and_the_same_delivery_twice_answer_with_the_first() {
        try (var rig = new Rig(declared)) {
            var first = rig.desk.request("deploy", List.of("shop", "v1"), ENGINEER, "delivery-1");
            var id = assertInstanceOf(RequestOutcome.Accepted.class, first).id();
            var alike = rig.desk.request("deploy", List.of("shop", "v1"), APPROVER, "delivery-2");
            assertEquals(
                    id,
                    assertInstanceOf(RequestOutcome.AlreadyOpen.class, alike).id());
            var again = rig.desk.request("deploy", List.of("shop", "v1"), ENGINEER, "delivery-1");
            assertEquals(
                    id,
                    assertInstanceOf(RequestOutcome.AlreadyOpen.class, again).id());
            assertEquals(1, rig.operations.open().size());
        }
    }

    @Test
    void an_unknown_end_asks_a_person_unless_the_step_is_repeatable() throws InterruptedException {
        declared.migrateRepeatable = true;
        try (var rig = new Rig(declared)) {
            for (var script : List.of("make migrate", "make build")) {
                rig.executor.crashes(script);
                rig.executor.onResume(script, new StepOutcome.Unknown());
            }
            var id = rig.asks(ENGINEER, "deploy", "shop", "v1");
            rig.approve(id, APPROVER);
            rig.executor.awaitReached("make migrate");
            rig.dieAndTakeOver(id);
            rig.executor.awaitReached("make build");
            assertEquals(
                    2,
                    rig.executor.started.stream().filter("make migrate"::equals).count(),
                    "run again by itself");

            rig.dieAndTakeOver(id);
            var attention = rig.awaitState(id, NeedsAttention.class);
            assertEquals(new Question.HowDidItEnd(3), attention.question());
            rig.decisions.answer(id, Optional.empty(), APPROVER, Answer.COUNT_AS_DONE);
            assertInstanceOf(
                    Result.Succeeded.class, rig.awaitState(id, Finished.class).result());
            assertEquals(
                    1,
                    rig.executor.started.stream().filter("make build"::equals).count());
        }
    }

    @Test
    void a_step_that_went_on_without_its_runner_is_found_again_and_not_started_twice() throws InterruptedException {
        try (var rig = new Rig(declared)) {
            rig.executor.crashes("make build");
            var id = rig.asks(ENGINEER, "deploy", "shop", "v1");
            rig.approve(id, APPROVER);
            rig.executor.awaitReached("make build");
            rig.dieAndTakeOver(id);
            assertInstanceOf(
                    Result.Succeeded.class, rig.awaitState(id, Finished.class).result());
            assertEquals(List.of("make build"), rig.executor.resumed);
            assertEquals(
                    1,
                    rig.executor.started.stream().filter("make build"::equals).count());
        }
    }

    @Test
    void a_step_that_was_committed_but_never_started_is_started_as_a_new_attempt() throws InterruptedException {
        try (var rig = new Rig(declared)) {
            rig.executor.crashes("make build");
            rig.executor.onResume("make build", new StepOutcome.NeverStarted());
            var id = rig.asks(ENGINEER, "deploy", "shop", "v1");
            rig.approve(id, APPROVER);
            rig.executor.awaitReached("make build");
            rig.dieAndTakeOver(id);
            assertInstanceOf(
                    Result.Succeeded.class, rig.awaitState(id, Finished.class).result());
            assertEquals(2, rig.journal.attempts(id, 3));
        }
    }

    @Test
    void a_runner_that_lost_its_claim_commits_nothing_more() throws InterruptedException {
        try (var rig = new Rig(declared)) {
            rig.executor.crashes("make build");
            var id = rig.asks(ENGINEER, "deploy", "shop", "v1");
            rig.approve(id, APPROVER);
            rig.executor.awaitReached("make build");
            var old = rig.operations.find(id).orElseThrow();
            rig.dieAndTakeOver(id);
            rig.awaitState(id, Finished.class);
            var why = new Operations.Entry(rig.clock.instant(), "old runner", "late", "");
            assertInstanceOf(
                    Operations.Commit.Lost.class,
                    rig.operations.commit(old, old.in(old.state()), why, Optional.empty()));
        }
    }

    @Test
    void an_id_that_is_taken_already_is_not_given_twice() {
        try (var rig = new Rig(declared)) {
            var taken = rig.asks(ENGINEER, "deploy", "shop", "v1");
            var other = new OperationId("op-222222");
            var ids = List.of(taken, other).iterator();
            var request = rig.desk.request("deploy", List.of("shop", "v2", "--plan"), ENGINEER, "another delivery");
            var unlike =
                    assertInstanceOf(RequestOutcome.Accepted.class, request).request();
            rig.awaitState(
                    assertInstanceOf(RequestOutcome.Accepted.class, request).id(), Finished.class);
            var received = rig.operations.receive(ids::next, unlike, "a third delivery", rig.clock.instant());
            assertEquals(new Operations.Received(other, true), received);
        }
    }
}
