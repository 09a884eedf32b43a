package dev.capstan.slack.deliver;

import static com.slack.api.model.block.Blocks.section;
import static com.slack.api.model.block.composition.BlockCompositions.markdownText;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.capstan.outbox.Subject;
import dev.capstan.slack.Workplace;
import dev.capstan.slack.render.Rendered;
import dev.capstan.workspace.api.Fault;
import dev.capstan.workspace.model.Message;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BoardTest {
    private static final Subject SUBJECT = new Subject(Subject.Kind.OPERATION, "op-7F3K2Q");

    private final Workplace work = new Workplace();
    private final Budget budget = new Budget(work.clock);
    private final Board board = board(budget);

    private Board board(Budget ofBudget) {
        return new Board(work.outbox, new Messages(work.api.methods(), work.identity), ofBudget, () -> true);
    }

    @AfterEach
    void close() {
        work.close();
    }

    private Place card() {
        return Place.inChannel(SUBJECT, "card", work.channel, true, work.clock.instant());
    }

    private static Rendered saying(String text) {
        return new Rendered(text, List.of(section(s -> s.text(markdownText(text)))));
    }

    private List<Message> messages() {
        return work.slack.messages(work.channel);
    }

    private Shown bringAfterAPause(Place place, Rendered rendered) {
        work.clock.pass(Duration.ofSeconds(2));
        return board.bring(place, rendered);
    }

    @Test
    void the_first_time_it_is_posted_and_then_edited() {
        assertInstanceOf(Shown.Stands.class, board.bring(card(), saying("one")));
        assertInstanceOf(Shown.Stands.class, board.bring(card(), saying("two")));
        assertEquals(List.of("two"), messages().stream().map(Message::text).toList());
    }

    @Test
    void the_same_face_is_not_sent_twice() {
        board.bring(card(), saying("one"));
        board.bring(card(), saying("one"));
        assertEquals(1, work.slack.traffic().of("chat.postMessage").size());
        assertEquals(0, work.slack.traffic().of("chat.update").size());
    }

    @Test
    void a_post_whose_answer_was_lost_is_found_again_and_not_repeated() {
        work.slack.faults().next("chat.postMessage", new Fault.SilentAfterAccepting(Duration.ZERO));
        assertInstanceOf(Shown.Lost.class, board.bring(card(), saying("one")));
        assertInstanceOf(Shown.Stands.class, bringAfterAPause(card(), saying("two")));
        assertEquals(List.of("two"), messages().stream().map(Message::text).toList());
    }

    @Test
    void a_reply_whose_answer_was_lost_is_found_in_its_thread() {
        var top = assertInstanceOf(Shown.Stands.class, board.bring(card(), saying("top")));
        work.clock.pass(Duration.ofSeconds(2));
        var reply = card().reply("progress", top.ts(), false, true);
        work.slack.faults().next("chat.postMessage", new Fault.SilentAfterAccepting(Duration.ZERO));
        assertInstanceOf(Shown.Lost.class, board.bring(reply, saying("one")));
        assertInstanceOf(Shown.Stands.class, bringAfterAPause(reply, saying("one")));
        assertEquals(2, messages().size());
    }

    @Test
    void a_post_that_a_dropped_connection_kept_from_slack_is_made_after_searching() {
        work.slack.faults().next("chat.postMessage", new Fault.ConnectionDropped());
        assertInstanceOf(Shown.Lost.class, board.bring(card(), saying("one")));
        assertEquals(0, messages().size());
        assertInstanceOf(Shown.Stands.class, bringAfterAPause(card(), saying("one")));
        assertEquals(1, messages().size());
    }

    @Test
    void nothing_is_posted_while_the_history_can_not_be_read() {
        work.slack.faults().next("chat.postMessage", new Fault.SilentAfterAccepting(Duration.ZERO));
        board.bring(card(), saying("one"));
        work.slack.faults().next("conversations.history", new Fault.ServerError(503));
        assertInstanceOf(Shown.Lost.class, bringAfterAPause(card(), saying("one")));
        assertInstanceOf(Shown.Stands.class, bringAfterAPause(card(), saying("one")));
        assertEquals(1, messages().size());
    }

    @Test
    void the_mark_of_another_author_is_not_taken_for_its_own() {
        work.outbox.anchored(SUBJECT, "card", new dev.capstan.outbox.Outbox.Anchor(work.channel, "", ""));
        work.slack.as("engineer").in(work.channel).says("op-7F3K2Q card");
        assertInstanceOf(Shown.Stands.class, board.bring(card(), saying("one")));
        assertEquals(2, messages().size());
    }

    @Test
    void a_deleted_message_is_gone_and_posted_anew_next_time() {
        board.bring(card(), saying("one"));
        work.slack.delete(messages().getFirst());
        assertInstanceOf(Shown.Gone.class, board.bring(card(), saying("two")));
        assertInstanceOf(Shown.Stands.class, bringAfterAPause(card(), saying("two")));
        assertTrue(messages().stream().anyMatch(message -> message.text().equals("two")));
    }

    @Test
    void an_archived_channel_and_one_without_the_bot_are_barred_and_leave_no_intention() {
        work.slack.archive(work.channel);
        assertEquals(new Shown.Barred("is_archived"), board.bring(card(), saying("one")));
        work.slack.unarchive(work.channel);
        work.slack.removeFromChannel(work.channel, work.slack.app().botUserId());
        assertEquals(new Shown.Barred("not_in_channel"), bringAfterAPause(card(), saying("one")));
        assertTrue(work.outbox.anchors(SUBJECT).isEmpty());
    }

    @Test
    void retry_after_is_honoured_for_the_method_and_nothing_is_sent_meanwhile() {
        work.slack.faults().next("chat.postMessage", new Fault.RateLimited(Duration.ofSeconds(30)));
        assertEquals(new Shown.NotNow(Duration.ofSeconds(30)), board.bring(card(), saying("one")));
        work.clock.pass(Duration.ofSeconds(20));
        assertInstanceOf(Shown.NotNow.class, board.bring(card(), saying("one")));
        assertEquals(1, work.slack.traffic().of("chat.postMessage").size());
        work.clock.pass(Duration.ofSeconds(11));
        assertInstanceOf(Shown.Stands.class, board.bring(card(), saying("one")));
    }

    @Test
    void blocks_that_slack_refuses_leave_the_text() {
        var tooMany = saying("x").blocks().getFirst();
        var rendered = new Rendered("what it says", java.util.Collections.nCopies(51, tooMany));
        assertInstanceOf(Shown.Stands.class, board.bring(card(), rendered));
        assertEquals("what it says", messages().getFirst().text());
    }

    @Test
    void one_channel_takes_one_post_a_second_and_another_is_not_held_up() {
        board.bring(card(), saying("one"));
        var second = Place.inChannel(
                new Subject(Subject.Kind.OPERATION, "op-222222"), "card", work.channel, true, work.clock.instant());
        var elsewhere = Place.inChannel(
                new Subject(Subject.Kind.OPERATION, "op-333333"), "card", work.admin, true, work.clock.instant());
        assertInstanceOf(Shown.NotNow.class, board.bring(second, saying("two")));
        assertInstanceOf(Shown.Stands.class, board.bring(elsewhere, saying("three")));
        assertInstanceOf(Shown.Stands.class, bringAfterAPause(second, saying("two")));
    }
}
