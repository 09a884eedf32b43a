package dev.capstan.slack.listen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.capstan.operation.Operation;
import dev.capstan.operation.OperationState;
import dev.capstan.operation.OperationState.AwaitingApproval;
import dev.capstan.operation.OperationState.Finished;
import dev.capstan.operation.OperationState.WaitingForLock;
import dev.capstan.operation.Result;
import dev.capstan.operation.StepRecord;
import dev.capstan.operation.StopRequest;
import dev.capstan.slack.Sample;
import dev.capstan.slack.Workplace;
import dev.capstan.slack.render.ActionId;
import dev.capstan.workspace.act.Member;
import dev.capstan.workspace.act.Postmark;
import dev.capstan.workspace.model.Message;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ClicksTest {
    private final Workplace work = new Workplace().overHttp().delivering();

    @AfterEach
    void close() {
        work.close();
    }

    private Member as(String person) {
        return work.slack.as(person).in(work.channel);
    }

    private Message card(Operation operation, ActionId button) {
        work.nudge();
        return work.slack.awaitMessage(
                message -> !message.isEphemeral()
                        && !message.isReply()
                        && message.everything().contains(operation.id().value())
                        && message.everything().contains("\"action_id\":\"" + button.value() + "\""),
                Workplace.SOON);
    }

    private Operation running() {
        var waiting = work.awaitingApproval();
        var running = new OperationState.Running(work.clock.instant(), 1, 1, Optional.empty());
        return work.operations.put(
                waiting.in(running),
                new StepRecord(1, 1, work.clock.instant(), Optional.empty(), Optional.empty(), "…", Optional.empty()));
    }

    @Test
    void a_yes_is_recorded_and_the_card_follows_from_the_state() {
        var operation = work.awaitingApproval();
        var card = card(operation, ActionId.APPROVE);
        assertTrue(as("manager").clicks(card, ActionId.APPROVE.value()).acknowledged());
        assertInstanceOf(WaitingForLock.class, work.now(operation).state());
        Workplace.until(() -> !work.slack.now(card).orElseThrow().everything().contains("\"approve\""));
        assertTrue(as("manager").whispers().isEmpty());
    }

    @Test
    void a_yes_delivered_twice_counts_once() {
        var operation = work.awaitingApproval();
        as("manager").sending(Postmark.repeated(2)).clicks(card(operation, ActionId.APPROVE), "approve");
        assertEquals(1, work.now(operation).approvals().size());
    }

    @Test
    void the_asker_and_a_stranger_are_told_in_private_why_not() {
        var operation = work.awaitingApproval();
        var card = card(operation, ActionId.APPROVE);
        as("engineer").clicks(card, "approve");
        work.slack.awaitWhisper("engineer", message -> true, Workplace.SOON);
        as("stranger").clicks(card, "approve");
        work.slack.awaitWhisper("stranger", message -> true, Workplace.SOON);
        assertInstanceOf(AwaitingApproval.class, work.now(operation).state());
    }

    @Test
    void without_the_database_a_click_is_not_recorded_and_says_so() {
        var operation = work.awaitingApproval();
        var card = card(operation, ActionId.APPROVE);
        work.operations.breakDown(true);
        assertTrue(as("manager").clicks(card, "approve").acknowledged());
        work.slack.awaitWhisper("manager", message -> true, Workplace.SOON);
        work.operations.breakDown(false);
        assertInstanceOf(AwaitingApproval.class, work.now(operation).state());
    }

    @Test
    void another_team_can_not_press() {
        var operation = work.awaitingApproval();
        as("manager").sending(Postmark.fromTeam("T0OTHER")).clicks(card(operation, ActionId.APPROVE), "approve");
        assertInstanceOf(AwaitingApproval.class, work.now(operation).state());
    }

    @Test
    void a_typed_confirmation_is_asked_for_in_a_form() {
        work.guardedBy(Sample.typed());
        var operation = work.awaitingApproval();
        as("manager").clicks(card(operation, ActionId.APPROVE), "approve");
        var form = as("manager").awaitModal(Workplace.SOON);
        form.enters(ActionId.FORM_WORD.value(), "elife").submits();
        assertInstanceOf(AwaitingApproval.class, work.now(operation).state());
        form.enters(ActionId.FORM_WORD.value(), "ctea").submits();
        assertInstanceOf(WaitingForLock.class, work.now(operation).state());
        assertTrue(as("manager").modal().isEmpty());
    }

    @Test
    void a_no_asks_for_its_reason() {
        var operation = work.awaitingApproval();
        as("manager").clicks(card(operation, ActionId.DENY), "deny");
        as("manager")
                .awaitModal(Workplace.SOON)
                .enters(ActionId.FORM_DENIAL.value(), "not on a Friday")
                .submits();
        var finished = assertInstanceOf(Finished.class, work.now(operation).state());
        assertEquals(new Result.Denied(Sample.MANAGER, Optional.of("not on a Friday")), finished.result());
    }

    @Test
    void what_runs_is_stopped_by_a_choice() {
        var operation = running();
        work.nudge();
        var message = work.slack.awaitMessage(
                each -> !each.isEphemeral() && each.everything().contains("\"" + ActionId.STOP.value() + "\""),
                Workplace.SOON);
        as("engineer").clicks(message, ActionId.STOP.value());
        as("engineer")
                .awaitModal(Workplace.SOON)
                .enters(ActionId.FORM_STOP.value(), ActionId.STOP_AND_ROLL_BACK.value())
                .submits();
        assertEquals(
                Optional.of(StopRequest.Then.ROLL_BACK),
                work.now(operation).stop().map(StopRequest::then));
    }

    @Test
    void a_rollback_during_a_deploy_offers_to_stop_that_and_roll_back() {
        var operation = running();
        work.operations.lock(operation.request().scope(), operation.id());
        as("engineer").types("/rollback ctea production");
        var offer = as("engineer").whispers().getLast();
        as("engineer").clicks(offer, ActionId.STOP_AND_ROLL_BACK.value());
        assertEquals(
                Optional.of(StopRequest.Then.ROLL_BACK),
                work.now(operation).stop().map(StopRequest::then));
    }

    @Test
    void the_same_offer_in_a_form_is_answered_in_that_form() {
        var operation = running();
        work.operations.lock(operation.request().scope(), operation.id());
        as("engineer").usesShortcut("rollback");
        var form = as("engineer").awaitModal(Workplace.SOON);
        Workplace.until(() -> form.view().toString().contains(ActionId.FORM_SERVICE.value()));
        form.choose(ActionId.FORM_SERVICE.value(), "ctea");
        Workplace.until(() -> form.view().toString().contains("production"));
        form.choose(ActionId.FORM_ENVIRONMENT.value(), "production");
        Workplace.until(() ->
                form.submits().acknowledged() && form.view().toString().contains(ActionId.STOP_AND_ROLL_BACK.value()));
        form.presses(ActionId.STOP_AND_ROLL_BACK.value());
        assertEquals(
                Optional.of(StopRequest.Then.ROLL_BACK),
                work.now(operation).stop().map(StopRequest::then));
        Workplace.until(() -> !form.view().toString().contains(ActionId.STOP_AND_ROLL_BACK.value()));
    }

    @Test
    void the_exact_commands_are_shown_in_private() {
        var operation = work.awaitingApproval();
        as("stranger").clicks(card(operation, ActionId.SHOW_COMMANDS), ActionId.SHOW_COMMANDS.value());
        work.slack.awaitWhisper(
                "stranger", message -> message.everything().contains("pm2 restart ctea"), Workplace.SOON);
    }

    @Test
    void the_deploy_form_knows_the_tags_and_asks_the_desk() {
        as("engineer").types("/deploy");
        var form = as("engineer").awaitModal(Workplace.SOON);
        Workplace.until(() -> form.view().toString().contains(ActionId.FORM_SERVICE.value()));
        form.choose(ActionId.FORM_SERVICE.value(), "ctea");
        Workplace.until(() -> form.view().toString().contains("staging"));
        form.choose(ActionId.FORM_ENVIRONMENT.value(), "production");
        Workplace.until(() -> form.view().toString().contains("form-parameter:version"));
        Workplace.until(() ->
                form.searches("form-parameter:version", "1.4.1").toString().contains("v1.4.1"));
        form.enters("form-parameter:version", "v1.4.1");
        form.enters(ActionId.FORM_REASON.value(), "it's “time”");
        assertTrue(form.submits().acknowledged());
        var request = work.operations.all().getFirst().request();
        assertEquals("v1.4.1", request.parameters().get("version"));
        assertEquals(Sample.PRODUCTION, request.scope().environment());
        assertEquals(Optional.of("it's “time”"), request.reason());
    }

    @Test
    void a_form_sent_without_the_database_says_that_nothing_was_recorded() {
        var operation = work.awaitingApproval();
        as("manager").clicks(card(operation, ActionId.DENY), "deny");
        var form = as("manager").awaitModal(Workplace.SOON);
        work.operations.breakDown(true);
        form.enters(ActionId.FORM_DENIAL.value(), "no").submits();
        work.operations.breakDown(false);
        assertInstanceOf(AwaitingApproval.class, work.now(operation).state());
        assertFalse(as("manager").modal().isEmpty());
    }
}
