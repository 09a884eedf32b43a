package dev.capstan.workspace;

import static com.slack.api.model.block.Blocks.actions;
import static com.slack.api.model.block.Blocks.asBlocks;
import static com.slack.api.model.block.composition.BlockCompositions.plainText;
import static com.slack.api.model.block.element.BlockElements.asElements;
import static com.slack.api.model.block.element.BlockElements.button;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.slack.api.model.event.MessageChangedEvent;
import com.slack.api.model.event.MessageDeletedEvent;
import com.slack.api.model.event.MessageEvent;
import com.slack.api.model.event.ReactionAddedEvent;
import dev.capstan.workspace.act.Postmark;
import dev.capstan.workspace.model.Message;
import dev.capstan.workspace.model.Person;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The less travelled ways between people and app. */
class CornersTest {
    private static final Duration SOON = Duration.ofSeconds(5);
    private static final String BUTTONS =
            """
            [{"type":"actions","elements":[
              {"type":"button","action_id":"swap","text":{"type":"plain_text","text":"Swap"}},
              {"type":"button","action_id":"away","text":{"type":"plain_text","text":"Away"}}]}]
            """;
    private static final String FORM =
            """
            {"type":"modal","callback_id":"form","title":{"type":"plain_text","text":"t"},
             "submit":{"type":"plain_text","text":"Go"},"blocks":[
              {"type":"input","block_id":"kind","dispatch_action":true,"label":{"type":"plain_text","text":"Kind"},
               "element":{"type":"static_select","action_id":"kind","options":[
                 {"text":{"type":"plain_text","text":"Deploy"},"value":"deploy"}]}},
              {"type":"input","block_id":"where","label":{"type":"plain_text","text":"Where"},
               "element":{"type":"conversations_select","action_id":"where","response_url_enabled":true}}]}
            """;

    private final LinkedBlockingQueue<String> heard = new LinkedBlockingQueue<>();
    private LocalSlack slack;
    private BoltApp bolt;
    private String ops;

    @BeforeEach
    void a_workspace() {
        slack = LocalSlack.builder()
                .events("app_mention", "message.channels", "reaction_added")
                .start();
        slack.add(Person.of("U1", "engineer")).add(Person.of("U2", "approver"));
        ops = slack.addChannel("ops", "engineer", "approver");
        bolt = BoltApp.installedIn(slack, app -> {
            app.event(MessageEvent.class, (req, ctx) -> {
                heard.add("said " + req.getEvent().getText() + " " + req.getEventId());
                return ctx.ack();
            });
            app.event(MessageDeletedEvent.class, (req, ctx) -> {
                heard.add("deleted " + req.getEvent().getPreviousMessage().getText());
                return ctx.ack();
            });
            app.event(MessageChangedEvent.class, (req, ctx) -> ctx.ack());
            app.event(ReactionAddedEvent.class, (req, ctx) -> {
                heard.add("reacted " + req.getEvent().getReaction());
                return ctx.ack();
            });
            app.blockAction("swap", (req, ctx) -> {
                assertNull(req.getPayload().getMessage(), "Slack doesn't show an ephemeral message to the app");
                ctx.respond(r -> r.replaceOriginal(true)
                        .text("swapped")
                        .blocks(asBlocks(actions(a -> a.elements(
                                asElements(button(b -> b.actionId("away").text(plainText("Away")))))))));
                return ctx.ack();
            });
            app.blockAction("away", (req, ctx) -> {
                ctx.respond(r -> r.deleteOriginal(true));
                return ctx.ack();
            });
            app.blockAction("kind", (req, ctx) -> {
                heard.add("chose "
                        + req.getPayload()
                                .getActions()
                                .getFirst()
                                .getSelectedOption()
                                .getValue());
                return ctx.ack();
            });
            app.command("/form", (req, ctx) -> {
                ctx.client().viewsOpen(r -> r.triggerId(req.getPayload().getTriggerId())
                        .viewAsString(FORM));
                return ctx.ack();
            });
            app.viewSubmission("form", (req, ctx) -> {
                heard.add("url to "
                        + req.getPayload().getResponseUrls().getFirst().getChannelId());
                return ctx.ack();
            });
        });
    }

    @AfterEach
    void closed() {
        bolt.close();
        slack.close();
    }

    private String next() throws InterruptedException {
        return String.valueOf(heard.poll(5, TimeUnit.SECONDS));
    }

    @Test
    void an_ephemeral_card_is_replaced_and_taken_away_by_its_response_url() throws Exception {
        BoltApp.client(slack)
                .chatPostEphemeral(r -> r.channel(ops).user("U1").text("card").blocksAsString(BUTTONS));
        var engineer = slack.as("engineer");
        engineer.clicks(engineer.whispers().getFirst(), "swap");
        var swapped = slack.awaitWhisper("engineer", m -> m.text().equals("swapped"), SOON);
        assertEquals(1, engineer.whispers().size());
        engineer.clicks(swapped, "away");
        assertEquals(List.of(), engineer.whispers());
        assertThrows(IllegalStateException.class, () -> engineer.clicks(swapped, "away"), "it is gone");
    }

    @Test
    void what_people_say_take_back_and_react_to_is_heard() throws Exception {
        var engineer = slack.as("engineer").in("ops");
        var said = engineer.says("oops & <b>");
        assertEquals("oops &amp; &lt;b&gt;", said.text());
        assertTrue(next().startsWith("said oops &amp; &lt;b&gt; Ev"));
        engineer.reacts(said, "eyes");
        assertEquals("reacted eyes", next());
        engineer.deletes(said);
        assertEquals("deleted oops &amp; &lt;b&gt;", next());
    }

    @Test
    void an_event_delivered_twice_keeps_its_id() throws Exception {
        slack.as("engineer").in("ops").sending(Postmark.repeated(2)).says("twice");
        Set<String> seen = new TreeSet<>(List.of(next(), next()));
        assertEquals(1, seen.size(), seen::toString);
    }

    @Test
    void an_input_that_dispatches_tells_at_once_and_a_chosen_conversation_comes_with_a_url() throws Exception {
        var engineer = slack.as("engineer");
        engineer.types("/form");
        var form = engineer.awaitModal(SOON);
        assertTrue(form.choose("kind", "Deploy").acknowledged());
        assertEquals("chose deploy", next());
        assertTrue(form.enters("where", ops).submits().acknowledged());
        assertEquals("url to " + ops, next());
    }

    @Test
    void nobody_looks_into_a_private_channel_they_are_not_in() {
        slack.addPrivateChannel("secret", "approver");
        assertThrows(IllegalStateException.class, () -> slack.as("engineer").in("secret"));
        assertEquals(List.of(), slack.as("approver").in("secret").whispers());
    }

    @Test
    void waiting_ends_with_what_was_there_when_nothing_came() {
        slack.as("engineer").in("ops").says("something else");
        var error = assertThrows(
                AssertionError.class, () -> slack.awaitMessage(m -> m.text().equals("never"), Duration.ofMillis(20)));
        assertTrue(error.getMessage().contains("something else"));
        assertEquals(
                1, slack.messages("ops").stream().map(Message::text).toList().size());
    }
}
