package dev.capstan.slack.deliver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.capstan.alert.AlertRoom;
import dev.capstan.alert.Severity;
import dev.capstan.alert.Where;
import dev.capstan.catalog.ChannelId;
import dev.capstan.catalog.EnvironmentName;
import dev.capstan.catalog.House;
import dev.capstan.catalog.Language;
import dev.capstan.catalog.Manner;
import dev.capstan.catalog.ServiceName;
import dev.capstan.catalog.UserId;
import dev.capstan.finding.Finding;
import dev.capstan.operation.Operation;
import dev.capstan.operation.OperationRequest;
import dev.capstan.operation.OperationState;
import dev.capstan.operation.Question;
import dev.capstan.operation.Result;
import dev.capstan.operation.Setback;
import dev.capstan.operation.StepRecord;
import dev.capstan.slack.Sample;
import dev.capstan.slack.Workplace;
import dev.capstan.slack.render.Notices;
import dev.capstan.step.FailureReason;
import dev.capstan.step.StepAttempt;
import dev.capstan.step.StepOutcome;
import dev.capstan.step.Told;
import dev.capstan.workspace.api.Fault;
import dev.capstan.workspace.model.Message;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DelivererTest {
    private final Workplace work = new Workplace();

    @AfterEach
    void close() {
        work.close();
    }

    private List<Message> inChannel() {
        return work.slack.messages(work.channel).stream()
                .filter(message -> !message.isReply() && !message.isTombstone())
                .toList();
    }

    private List<Message> inThread() {
        return work.slack.messages(work.channel).stream()
                .filter(Message::isReply)
                .toList();
    }

    private List<Message> toAdmins() {
        return work.slack.messages(work.admin);
    }

    /** Lets time go by, so that no test waits for a rate. */
    private void eventually(BooleanSupplier condition) {
        Workplace.until(() -> {
            if (condition.getAsBoolean()) {
                return true;
            }
            work.clock.pass(Duration.ofMillis(200));
            work.nudge();
            return false;
        });
    }

    private void allIsTold() {
        eventually(work.outbox::isEmpty);
    }

    private void laterAllIsTold() {
        eventually(() -> {
            work.clock.pass(Duration.ofMinutes(1));
            return work.outbox.isEmpty();
        });
    }

    private StepRecord record(Optional<StepOutcome> outcome, String lastLine) {
        var now = work.clock.instant();
        return new StepRecord(1, 1, now, outcome.map(ended -> now), outcome, lastLine, Optional.empty());
    }

    private Operation running(Operation operation, String lastLine) {
        var running = new OperationState.Running(work.clock.instant(), 1, 1, Optional.empty());
        return work.operations.put(operation.in(running), record(Optional.empty(), lastLine));
    }

    private Operation failed(Operation operation) {
        var reason = new FailureReason.ExitCode(3);
        var result = new Result.Failed(new Setback.StepFailed(1, reason), List.of(), Optional.empty());
        var finished = new OperationState.Finished(result, Optional.of(work.clock.instant()), work.clock.instant());
        work.operations.print(new StepAttempt(operation.id().value(), 1, 1), "starting\nport 3000 is in use\n");
        return work.operations.put(
                operation.in(finished), record(Optional.of(new StepOutcome.Failed(reason)), "port 3000 is in use"));
    }

    @Test
    void a_whole_life_is_one_message_in_the_channel_and_its_thread() {
        var operation = work.awaitingApproval();
        work.delivering();
        allIsTold();
        assertEquals(1, inChannel().size());
        assertTrue(inChannel().getFirst().everything().contains(operation.id().value()));
        running(operation, "resolved 412");
        allIsTold();
        assertEquals(1, inThread().size());
        running(operation, "downloaded 14");
        allIsTold();
        assertTrue(inThread().getFirst().everything().contains("downloaded 14"));
        failed(operation);
        allIsTold();
        assertEquals(1, inChannel().size());
        var outcome = inThread().stream().filter(Message::broadcast).findFirst().orElseThrow();
        assertTrue(outcome.everything().contains("port 3000 is in use"));
        assertEquals(1, work.slack.files().size());
        assertTrue(work.slack.files().getFirst().text().contains("starting\nport 3000 is in use"));
    }

    /** Asked for by schedule or by a person, of a runbook that nobody wants to hear of while it goes well. */
    private Operation quiet(UserId requester) {
        var usual = work.awaitingApproval();
        var request = usual.request();
        return new Operation(
                usual.id(),
                new OperationRequest(
                        request.scope(),
                        request.runbook(),
                        request.parameters(),
                        Optional.empty(),
                        requester,
                        request.channel(),
                        false,
                        Manner.QUIET),
                new OperationState.WaitingForLock(work.clock.instant(), Optional.empty()),
                usual.plan(),
                usual.digest(),
                List.of(),
                Optional.empty(),
                usual.revision(),
                0,
                usual.requestedAt());
    }

    private Operation succeeded(Operation operation) {
        var now = work.clock.instant();
        return work.operations.put(
                operation.in(new OperationState.Finished(new Result.Succeeded(), Optional.of(now), now)),
                record(Optional.of(new StepOutcome.Succeeded("")), "all is kept"));
    }

    @Test
    void a_quiet_one_that_goes_well_is_never_told() {
        var operation = work.operations.put(quiet(UserId.CAPSTAN));
        work.delivering();
        allIsTold();
        running(operation, "40 %");
        allIsTold();
        succeeded(operation);
        allIsTold();
        assertEquals(List.of(), work.slack.messages(work.channel));
    }

    @Test
    void a_quiet_one_that_fails_is_told_with_its_thread_like_any_other() {
        var operation = work.operations.put(quiet(UserId.CAPSTAN));
        work.delivering();
        running(operation, "40 %");
        allIsTold();
        failed(operation);
        allIsTold();
        assertEquals(1, inChannel().size());
        assertTrue(inThread().stream()
                .anyMatch(message -> message.broadcast() && message.everything().contains("port 3000 is in use")));
    }

    @Test
    void a_quiet_one_that_needed_a_person_is_told_to_its_end() {
        var operation = quiet(UserId.CAPSTAN);
        var interrupted = new OperationState.Running(work.clock.instant(), 1, 1, Optional.empty());
        work.operations.put(operation.in(new OperationState.NeedsAttention(new Question.HowDidItEnd(1), interrupted)));
        work.delivering();
        allIsTold();
        assertEquals(1, inChannel().size());
        var asked = inChannel().getFirst().everything();
        succeeded(operation);
        allIsTold();
        assertEquals(1, inChannel().size());
        assertNotEquals(asked, inChannel().getFirst().everything());
    }

    @Test
    void whoever_asks_for_a_quiet_one_is_told_of_it() {
        succeeded(quiet(Sample.ENGINEER));
        work.delivering();
        allIsTold();
        assertEquals(1, inChannel().size());
    }

    @Test
    void changes_that_wait_are_one_telling() {
        var operation = work.awaitingApproval();
        for (int i = 0; i < 20; i++) {
            running(operation, "line " + i);
        }
        work.delivering();
        allIsTold();
        assertEquals(2, work.slack.traffic().of("chat.postMessage").size());
        assertTrue(inThread().getFirst().everything().contains("line 19"));
    }

    @Test
    void what_changed_while_slack_was_accepting_goes_round_again() {
        var operation = work.awaitingApproval();
        work.slack.faults().next("chat.postMessage", new Fault.LateAnswer(Duration.ofMillis(600)));
        work.delivering();
        Workplace.until(() -> !inChannel().isEmpty());
        running(operation, "meanwhile");
        allIsTold();
        assertTrue(inThread().getFirst().everything().contains("meanwhile"));
        assertEquals(1, inChannel().size());
    }

    @Test
    void an_answer_lost_after_slack_accepted_makes_no_second_message() {
        work.awaitingApproval();
        work.slack.faults().next("chat.postMessage", new Fault.SilentAfterAccepting(Duration.ZERO));
        work.delivering();
        allIsTold();
        assertEquals(1, inChannel().size());
    }

    @Test
    void a_log_whose_sharing_was_not_answered_is_shared_once() {
        var operation = work.awaitingApproval();
        running(operation, "");
        failed(operation);
        work.slack.faults().next("files.completeUploadExternal", new Fault.SilentAfterAccepting(Duration.ZERO));
        work.delivering();
        allIsTold();
        long shared = inThread().stream()
                .filter(message -> !message.content().files().isEmpty())
                .count();
        assertEquals(1, shared);
    }

    @Test
    void a_deleted_card_is_told_anew_with_its_thread() {
        var operation = work.awaitingApproval();
        running(operation, "one");
        work.delivering();
        allIsTold();
        var old = inChannel().getFirst();
        work.slack.delete(old);
        running(operation, "two");
        allIsTold();
        assertEquals(1, inChannel().size());
        var card = inChannel().getFirst();
        assertTrue(work.slack.replies(card).stream()
                .anyMatch(reply -> reply.everything().contains("two")));
    }

    @Test
    void a_deleted_reply_is_told_anew_under_the_same_card() {
        var operation = work.awaitingApproval();
        running(operation, "one");
        work.delivering();
        allIsTold();
        work.slack.delete(inThread().getFirst());
        running(operation, "two");
        allIsTold();
        assertEquals(1, inChannel().size());
        assertTrue(inThread().getLast().everything().contains("two"));
    }

    @Test
    void an_archived_channel_is_a_word_to_the_admins_once_and_no_endless_retry() {
        var operation = work.awaitingApproval();
        work.slack.archive(work.channel);
        work.delivering();
        eventually(() -> toAdmins().size() == 1);
        assertTrue(toAdmins().getFirst().everything().contains(work.channel));
        for (int i = 0; i < 30; i++) {
            running(operation, "line " + i);
            work.nudge();
        }
        work.clock.pass(Duration.ofSeconds(31));
        work.asked("ctea", "staging", "v1.4.0");
        eventually(() -> work.slack.traffic().of("chat.postMessage").size() >= 3);
        assertTrue(work.slack.traffic().of("chat.postMessage").size() <= 6);
        assertEquals(1, toAdmins().size());

        work.slack.unarchive(work.channel);
        laterAllIsTold();
        assertEquals(2, inChannel().size());
    }

    @Test
    void a_channel_that_breaks_again_is_a_word_to_the_admins_again() {
        var operation = work.awaitingApproval();
        work.slack.removeFromChannel(work.channel, work.slack.app().botUserId());
        work.delivering();
        eventually(() -> toAdmins().size() == 1);
        work.slack.addToChannel(work.channel, work.slack.app().botUserId());
        laterAllIsTold();
        work.slack.archive(work.channel);
        running(operation, "again");
        eventually(() -> toAdmins().size() == 2);
    }

    @Test
    void who_asked_is_reminded_once_in_a_direct_message_while_the_bot_is_still_not_invited() {
        work.awaitingApproval();
        work.slack.removeFromChannel(work.channel, work.slack.app().botUserId());
        work.delivering();
        eventually(() -> toAdmins().size() == 1);
        assertEquals(List.of(), work.slack.messages("@engineer"), "they were told where they asked");
        eventually(() -> {
            work.clock.pass(Duration.ofSeconds(10));
            return !work.slack.messages("@engineer").isEmpty();
        });
        var reminder = work.slack.messages("@engineer").getFirst().everything();
        assertTrue(reminder.contains("`/invite @capstan`") && reminder.contains(work.channel), reminder);
        work.clock.pass(Duration.ofMinutes(10));
        var tries = work.slack.traffic().of("chat.postMessage").size();
        eventually(() -> work.slack.traffic().of("chat.postMessage").size() > tries);
        assertEquals(1, work.slack.messages("@engineer").size());

        work.slack.addToChannel(work.channel, work.slack.app().botUserId());
        Workplace.until(() -> work.outbox.due(1).isEmpty());
        var invited = work.clock.instant();
        work.deliverer().welcome(new ChannelId(work.channel));
        eventually(() -> inChannel().size() == 1);
        assertTrue(work.clock.instant().isBefore(invited.plusSeconds(60)), "sooner than by trying again");
    }

    @Test
    void an_alert_in_a_channel_that_lacks_the_bot_is_a_word_to_the_admins_and_to_nobody_by_name() {
        var bot = work.slack.app().botUserId();
        work.slack.removeFromChannel(work.channel, bot);
        work.alerts.take(
                new Finding("full", "", Severity.CRITICAL, new Told("full <!channel>", "满"), new Told("room", "有空间"))
                        .stands(
                                new Where(new ServiceName("ctea"), new EnvironmentName("production")),
                                Language.ENGLISH,
                                work.clock.instant()));
        new AlertRoom(() -> work.catalogue, work.alerts, new Random(7), () -> {}, work.clock).workOff();
        work.delivering();
        eventually(() -> {
            work.clock.pass(Duration.ofSeconds(10));
            return refused() >= 3;
        });
        assertEquals(1, toAdmins().size());
        assertTrue(work.slack.traffic().of("chat.postMessage").stream()
                .noneMatch(call -> call.toString().contains("CAPSTAN")));

        work.slack.addToChannel(work.channel, bot);
        work.deliverer().welcome(new ChannelId(work.channel));
        allIsTold();
        assertEquals(1, inChannel().size());
        assertFalse(inChannel().getFirst().everything().contains("<!channel>"));
    }

    private long refused() {
        return work.slack.traffic().of("chat.postMessage").stream()
                .filter(call -> call.toString().contains("not_in_channel"))
                .count();
    }

    @Test
    void slack_down_and_back_loses_nothing_and_changes_nothing() {
        work.slack.faults().down();
        var operation = work.awaitingApproval();
        work.delivering();
        Workplace.until(() -> !work.slack.traffic().of("chat.postMessage").isEmpty());
        var before = work.now(operation);
        work.slack.faults().clear();
        allIsTold();
        assertEquals(1, inChannel().size());
        assertEquals(before, work.now(operation));
    }

    @Test
    void while_slack_is_down_it_is_asked_ever_more_seldom() {
        work.identity.bot(Workplace.SOON).orElseThrow();
        work.slack.faults().down();
        work.awaitingApproval();
        work.delivering();
        var end = work.clock.instant().plus(Duration.ofSeconds(120));
        eventually(() -> work.clock.instant().isAfter(end));
        int calls = work.slack.traffic().entries().stream()
                .mapToInt(entry ->
                        entry.what().startsWith("chat.") || entry.what().startsWith("conversations.") ? 1 : 0)
                .sum();
        assertTrue(calls >= 3 && calls <= 10, calls + " calls in two minutes");
    }

    @Test
    void the_database_down_and_back_loses_nothing() {
        work.awaitingApproval();
        work.outbox.breakDown(true);
        work.delivering();
        work.nudge();
        work.outbox.breakDown(false);
        allIsTold();
        assertEquals(1, inChannel().size());
    }

    @Test
    void one_replica_at_a_time_delivers_and_the_other_takes_over() {
        var operation = work.awaitingApproval();
        work.delivering();
        allIsTold();
        try (var second = work.deliverer("replica-2")) {
            second.start();
            work.deliverer().close();
            failed(operation);
            Workplace.until(() -> {
                work.clock.pass(Duration.ofMillis(200));
                second.nudge();
                return work.outbox.isEmpty();
            });
        }
        assertEquals(1, inChannel().size());
    }

    @Test
    void what_can_not_be_read_holds_nobody_else_up() {
        work.operations.spoil(work.awaitingApproval().id());
        work.asked("ctea", "staging", "v1.4.0");
        work.delivering();
        eventually(() ->
                inChannel().stream().anyMatch(message -> message.everything().contains("staging")));
    }

    @Test
    void many_operations_at_once_stay_within_the_rates_that_slack_enforces() {
        work.slack.enforceRates(true);
        var first = work.awaitingApproval();
        for (int i = 0; i < 3; i++) {
            work.asked("ctea", "staging", "v1.4." + i);
        }
        work.delivering();
        Workplace.until(() -> inChannel().size() == 4);
        for (int i = 0; i < 40; i++) {
            running(first, "line " + i);
            work.nudge();
        }
        Workplace.until(work.outbox::isEmpty);
        assertTrue(work.slack.traffic().entries().stream().noneMatch(entry -> entry.status() == 429));
    }

    @Test
    void the_channel_reads_its_own_language() {
        var house = work.catalogue.house();
        work.catalogue = new dev.capstan.catalog.Catalogue(
                new House(
                        house.adminChannel(),
                        house.language(),
                        Map.of(new ChannelId(work.channel), Language.CHINESE),
                        house.commands(),
                        house.roles(),
                        house.ssh()),
                work.catalogue.services());
        work.awaitingApproval();
        work.delivering();
        allIsTold();
        assertTrue(inChannel().getFirst().everything().contains("部署"));
    }

    @Test
    void admins_are_told_when_a_matter_changes_and_not_while_it_stays() {
        work.delivering();
        work.notices().tell("catalogue", "a", language -> new Notices().catalogueRefused(List.of("a"), language));
        eventually(() -> toAdmins().size() == 1);
        work.notices().tell("catalogue", "a", language -> new Notices().catalogueRefused(List.of("a"), language));
        work.notices().tell("other", "x", language -> new Notices().catalogueReloaded(1, 2, language));
        eventually(() -> toAdmins().size() == 2);
        work.notices().tell("catalogue", "b", language -> new Notices().catalogueRefused(List.of("b"), language));
        eventually(() -> toAdmins().size() == 3);
    }

    @Test
    void admins_are_told_by_the_replica_that_tells_and_by_another_only_when_it_keeps_silent() {
        work.outbox.holdLease("another replica", Duration.ofMinutes(10));
        work.delivering();
        work.notices().tell("catalogue", "a", language -> new Notices().catalogueRefused(List.of("a"), language));
        work.clock.pass(Duration.ofSeconds(10));
        work.nudge();
        assertEquals(List.of(), toAdmins());
        work.clock.pass(Duration.ofSeconds(11));
        eventually(() -> toAdmins().size() == 1);
    }

    @Test
    void a_reminder_is_one_more_reply() {
        var operation = work.awaitingApproval();
        work.delivering();
        allIsTold();
        var waiting = (OperationState.AwaitingApproval) operation.state();
        work.operations.put(operation.in(new OperationState.AwaitingApproval(waiting.until(), true, false)));
        allIsTold();
        work.operations.put(operation.in(new OperationState.AwaitingApproval(waiting.until(), true, false)));
        allIsTold();
        assertEquals(1, inThread().size());
    }
}
