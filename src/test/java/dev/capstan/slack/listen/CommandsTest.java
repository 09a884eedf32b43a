package dev.capstan.slack.listen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.capstan.catalog.Language;
import dev.capstan.operation.OperationState;
import dev.capstan.slack.Sample;
import dev.capstan.slack.Workplace;
import dev.capstan.slack.render.CatalogueMentions;
import dev.capstan.slack.render.Replies;
import dev.capstan.workspace.act.Delivery;
import dev.capstan.workspace.act.Member;
import dev.capstan.workspace.act.Postmark;
import dev.capstan.workspace.api.Fault;
import dev.capstan.workspace.model.Message;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CommandsTest {
    private final Workplace work = new Workplace().overHttp();

    @AfterEach
    void close() {
        work.close();
    }

    private Member engineer() {
        return work.slack.as("engineer").in(work.channel);
    }

    private Replies replies() {
        return new Replies(
                new CatalogueMentions(work.catalogue, work.access),
                work.catalogue.house().commands());
    }

    private Message lastWhisper(String person) {
        return work.slack.as(person).whispers().getLast();
    }

    @Test
    void a_command_is_recorded_before_it_is_acknowledged_and_answered_in_private() {
        var delivery = engineer().types("/deploy ctea production v1.4.2 -- fixes coupons");
        assertTrue(delivery.acknowledged());
        var operation = work.operations.all().getFirst();
        assertEquals(Map.of("version", "v1.4.2"), operation.request().parameters());
        assertEquals(Optional.of("fixes coupons"), operation.request().reason());
        assertEquals(Sample.ENGINEER, operation.request().requester());
        assertTrue(lastWhisper("engineer").everything().contains(operation.id().value()));
        assertTrue(work.slack.messages(work.channel).stream().allMatch(Message::isEphemeral));
    }

    @Test
    void everything_is_also_a_verb_of_ops() {
        engineer().types("/ops deploy ctea production v1.4.2");
        engineer().types("/ops clear-cache ctea production");
        assertEquals(2, work.operations.all().size());
    }

    @Test
    void a_runbook_that_appears_while_it_runs_is_a_command_at_once() {
        assertTrue(engineer().types("/clear-cache ctea production").acknowledged());
        assertEquals(
                "clear-cache",
                work.operations.all().getFirst().request().runbook().value());
    }

    @Test
    void a_prefix_before_the_commands_is_honoured() {
        work.catalogue = Sample.catalogue(work.channel, work.admin, "cap-", Sample.fourEyes());
        engineer().types("/cap-deploy ctea production v1.4.2");
        assertEquals(1, work.operations.all().size());
        engineer().types("/deploy ctea production v1.4.3");
        assertEquals(1, work.operations.all().size());
    }

    @Test
    void what_phones_make_of_it_is_forgiven() {
        engineer().types("/deploy ctea production ｖ１.4.2 reason=“fixes &amp; more” —plan");
        var request = work.operations.all().getFirst().request();
        assertEquals("v1.4.2", request.parameters().get("version"));
        assertEquals(Optional.of("fixes & more"), request.reason());
        assertTrue(request.planOnly());
    }

    @Test
    void a_command_delivered_three_times_is_one_operation() {
        engineer().sending(Postmark.repeated(3)).types("/deploy ctea production v1.4.2");
        assertEquals(1, work.operations.all().size());
    }

    @Test
    void a_refusal_names_the_reason_and_records_nothing() {
        engineer().types("/deploy ctae production v1.4.2");
        assertTrue(lastWhisper("engineer").everything().contains("ctea"));
        work.slack.as("stranger").in(work.channel).types("/deploy ctea production v1.4.2");
        assertFalse(lastWhisper("stranger").everything().isBlank());
        assertEquals(0, work.operations.all().size());
    }

    @Test
    void shell_metacharacters_in_a_parameter_are_refused() {
        for (var evil : new String[] {"v1;reboot", "$(reboot)", "`reboot`", "v1|sh", "v1&&sh", "../../etc", "-rf"}) {
            engineer().types("/deploy ctea production \"" + evil + "\"");
        }
        assertEquals(0, work.operations.all().size());
    }

    @Test
    void without_the_database_nothing_is_recorded_and_the_person_reads_so_at_once() {
        work.operations.breakDown(true);
        var delivery = engineer().types("/deploy ctea production v1.4.2");
        assertTrue(delivery.acknowledged());
        assertEquals(
                replies().notRecorded(Language.ENGLISH).text(),
                lastWhisper("engineer").text());
        work.operations.breakDown(false);
        assertEquals(0, work.operations.all().size());
    }

    @Test
    void a_database_that_keeps_silent_is_not_waited_for_beyond_slacks_patience_and_how_it_ended_is_told_later() {
        synchronized (work.operations) {
            var delivery = engineer().types("/deploy ctea production v1.4.2");
            assertTrue(delivery.acknowledged());
            assertEquals(
                    replies().notYetKnown(Language.ENGLISH).text(),
                    lastWhisper("engineer").text());
        }
        work.slack.awaitWhisper(
                "engineer",
                m -> !work.operations.all().isEmpty()
                        && m.everything()
                                .contains(work.operations.all().getFirst().id().value()),
                Workplace.SOON);
    }

    @Test
    void where_only_the_answer_to_the_commit_was_lost_the_person_is_not_told_that_nothing_will_happen() {
        work.operations.loseAnswers(1);
        engineer().types("/deploy ctea production v1.4.2");
        var operation = work.operations.all().getFirst();
        assertTrue(lastWhisper("engineer").everything().contains(operation.id().value()));
    }

    @Test
    void where_it_can_not_be_known_whether_it_was_recorded_the_person_reads_that() {
        work.operations.loseAnswers(1);
        work.operations.breakDownAfterLosing();
        engineer().types("/deploy ctea production v1.4.2");
        assertEquals(
                replies().perhapsRecorded(Language.ENGLISH).text(),
                lastWhisper("engineer").text());
    }

    @Test
    void an_invisible_character_is_refused_by_its_name() {
        engineer().types("/deploy ctea production v1\u202e.4.2");
        assertTrue(lastWhisper("engineer").everything().contains("U+202E"));
        assertEquals(0, work.operations.all().size());
    }

    @Test
    void another_team_is_refused_in_private_and_nothing_is_done() {
        var delivery = engineer().sending(Postmark.fromTeam("T0OTHER")).types("/deploy ctea production v1.4.2");
        assertTrue(delivery.acknowledged());
        assertTrue(
                delivery.body().contains(replies().wrongTeam(Language.ENGLISH).text()));
        assertEquals(0, work.operations.all().size());
    }

    @Test
    void while_slack_can_not_say_who_we_are_nobody_is_let_in() {
        work.slack.faults().always("auth.test", new Fault.ServerError(503));
        engineer().types("/deploy ctea production v1.4.2");
        assertEquals(0, work.operations.all().size());
        work.slack.faults().clear();
        engineer().types("/deploy ctea production v1.4.2");
        assertEquals(1, work.operations.all().size());
    }

    @Test
    void a_wrong_signature_and_an_old_timestamp_are_answered_with_401() {
        assertEquals(
                401,
                engineer().sending(Postmark.wronglySigned()).types("/ops list").status());
        assertEquals(
                401,
                engineer()
                        .sending(Postmark.aged(Duration.ofMinutes(6)))
                        .types("/ops list")
                        .status());
        assertEquals(
                200,
                engineer()
                        .sending(Postmark.aged(Duration.ofMinutes(4)))
                        .types("/ops list")
                        .status());
    }

    @Test
    void the_reader_is_answered_in_their_own_language_even_where_slack_is_slow() {
        work.slack.as("manager").in(work.channel).types("/ops list");
        assertTrue(lastWhisper("manager").everything().codePoints().anyMatch(c -> c > 0x4E00));
        work.slack.faults().always("users.info", new Fault.LateAnswer(Duration.ofSeconds(30)));
        var delivery = work.slack.as("stranger").in(work.channel).types("/ops list");
        assertEquals(Delivery.Outcome.ACKNOWLEDGED, delivery.outcome());
        assertTrue(delivery.took().toMillis() < 2_500, delivery.took().toString());
    }

    @Test
    void a_typo_in_a_verb_gets_a_suggestion() {
        engineer().types("/ops depoly ctea");
        assertTrue(lastWhisper("engineer").everything().contains("deploy"));
    }

    @Test
    void more_than_capstan_reads_is_refused() {
        engineer().types("/deploy ctea production v1.4.2 -- " + "x".repeat(3_001));
        assertEquals(
                replies().tooLong(TypedText.LONGEST, Language.ENGLISH).text(),
                lastWhisper("engineer").text());
        assertEquals(0, work.operations.all().size());
    }

    @Test
    void the_asker_is_told_to_invite_a_bot_that_is_not_in_the_channel() {
        var elsewhere = work.slack.addChannel("elsewhere", "engineer");
        work.slack.removeFromChannel(work.channel, work.slack.app().botUserId());
        work.slack.as("engineer").in(elsewhere).types("/deploy ctea production v1.4.2");
        var invitation = work.slack.awaitWhisper(
                "engineer", message -> message.everything().contains("/invite"), Workplace.SOON);
        assertTrue(invitation.everything().contains(work.channel));
    }

    @Test
    void ops_lists_shows_and_helps() {
        var operation = work.awaitingApproval();
        engineer().types("/ops list");
        assertTrue(lastWhisper("engineer").everything().contains(operation.id().value()));
        engineer().types("/ops show " + operation.id().value().toLowerCase(java.util.Locale.ROOT));
        assertTrue(lastWhisper("engineer").everything().contains(operation.id().value()));
        engineer().types("/ops");
        assertTrue(lastWhisper("engineer").everything().contains("/deploy"));
        engineer().types("/ops show what");
        assertFalse(lastWhisper("engineer").everything().isBlank());
        engineer().types("/ops show op-ZZZZZZ");
        assertTrue(lastWhisper("engineer").everything().contains("op-ZZZZZZ"));
    }

    @Test
    void ops_approves_denies_stops_and_pauses() {
        var first = work.awaitingApproval();
        engineer().types("/ops approve " + first.id());
        assertTrue(work.now(first).state() instanceof OperationState.AwaitingApproval);
        work.slack.as("manager").in(work.channel).types("/ops approve " + first.id());
        assertTrue(work.now(first).state() instanceof OperationState.WaitingForLock);
        engineer().types("/ops stop " + first.id());
        assertTrue(work.now(first).state() instanceof OperationState.Finished);
        var second = work.awaitingApproval();
        work.slack.as("manager").in(work.channel).types("/ops deny " + second.id() + " not on a Friday");
        assertTrue(work.now(second).state()
                        instanceof
                        OperationState.Finished(
                                dev.capstan.operation.Result.Denied(var by, var reason),
                                var started,
                                var at)
                && reason.equals(Optional.of("not on a Friday")));
        engineer().types("/ops pause");
        assertTrue(work.operations.paused());
        work.slack.as("stranger").in(work.channel).types("/ops resume");
        assertTrue(work.operations.paused());
        engineer().types("/ops resume");
        assertFalse(work.operations.paused());
    }
}
