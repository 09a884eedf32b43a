package dev.capstan.slack.listen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.capstan.slack.Workplace;
import dev.capstan.workspace.act.Member;
import dev.capstan.workspace.act.Postmark;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MentionsTest {
    private final Workplace work = new Workplace().overHttp();

    @AfterEach
    void close() {
        work.close();
    }

    private Member engineer() {
        return work.slack.as("engineer").in(work.channel);
    }

    @Test
    void a_mention_in_a_thread_is_a_command_and_is_answered_there_in_private() {
        var top = engineer().says("shall we?");
        engineer().repliesTo(top, "@capstan deploy ctea production v1.4.2 — fixes it");
        var answer = work.slack.awaitWhisper("engineer", message -> true, Workplace.SOON);
        assertEquals(1, work.operations.all().size());
        assertEquals(top.ts(), answer.threadTs());
    }

    @Test
    void an_event_delivered_again_makes_no_second_operation_and_no_second_answer() {
        engineer().sending(Postmark.repeated(3)).says("@capstan deploy ctea production v1.4.2");
        work.slack.awaitWhisper("engineer", message -> true, Workplace.SOON);
        Workplace.until(() -> work.slack.traffic().of("app_mention").size() >= 3
                || work.slack.traffic().of("chat.postEphemeral").size() >= 1);
        assertEquals(1, work.operations.all().size());
        assertEquals(1, engineer().whispers().size());
    }

    @Test
    void a_mention_without_arguments_names_what_is_missing() {
        engineer().says("@capstan deploy");
        work.slack.awaitWhisper("engineer", message -> message.everything().contains("ctea"), Workplace.SOON);
        assertEquals(0, work.operations.all().size());
    }

    @Test
    void a_mention_from_another_team_does_nothing() {
        engineer().sending(Postmark.fromTeam("T0OTHER")).says("@capstan deploy ctea production v1.4.2");
        engineer().says("@capstan list");
        work.slack.awaitWhisper("engineer", message -> true, Workplace.SOON);
        assertEquals(0, work.operations.all().size());
    }

    @Test
    void the_home_lists_what_is_open() throws Exception {
        var operation = work.awaitingApproval();
        assertTrue(engineer().opensHome().get().acknowledged());
        Workplace.until(() -> engineer()
                .home()
                .filter(home -> home.view().toString().contains(operation.id().value()))
                .isPresent());
    }

    @Test
    void a_shortcut_opens_the_request_form() {
        engineer().usesShortcut("deploy");
        var form = engineer().awaitModal(Workplace.SOON);
        Workplace.until(() -> form.view().toString().contains("form-service"));
    }

    @Test
    void a_shortcut_on_a_message_about_an_operation_shows_how_it_stands() {
        var operation = work.awaitingApproval();
        var message = engineer().says("what about " + operation.id() + "?");
        engineer().usesShortcut(message, "show");
        work.slack.awaitWhisper(
                "engineer",
                answer -> answer.everything().contains(operation.id().value()),
                Workplace.SOON);
    }
}
