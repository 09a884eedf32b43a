package dev.capstan.workspace;

import static com.slack.api.model.block.Blocks.actions;
import static com.slack.api.model.block.Blocks.asBlocks;
import static com.slack.api.model.block.composition.BlockCompositions.option;
import static com.slack.api.model.block.composition.BlockCompositions.plainText;
import static com.slack.api.model.block.element.BlockElements.asElements;
import static com.slack.api.model.block.element.BlockElements.button;
import static com.slack.api.model.block.element.BlockElements.checkboxes;
import static com.slack.api.model.block.element.BlockElements.conversationsSelect;
import static com.slack.api.model.block.element.BlockElements.externalSelect;
import static com.slack.api.model.block.element.BlockElements.overflowMenu;
import static com.slack.api.model.block.element.BlockElements.radioButtons;
import static com.slack.api.model.block.element.BlockElements.staticSelect;
import static com.slack.api.model.block.element.BlockElements.usersSelect;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.slack.api.app_backend.interactive_components.response.Option;
import com.slack.api.model.event.AppMentionEvent;
import dev.capstan.workspace.act.Delivery.Outcome;
import dev.capstan.workspace.model.Message;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** People type, press and speak, and Bolt answers. */
class ActingTest extends BoltConversation {
    @Test
    void a_slash_command_reaches_the_app_and_its_answer_is_for_the_one_who_typed() throws Exception {
        app(a -> a.command("/deploy", (req, ctx) -> {
            var p = req.getPayload();
            return ctx.ack(String.join(
                    "|",
                    p.getCommand(),
                    p.getText(),
                    p.getUserId(),
                    p.getUserName(),
                    p.getChannelName(),
                    p.getTeamId()));
        }));
        var delivery = slack.as("engineer").types("/deploy ctea v1.2.0");
        assertEquals(Outcome.ACKNOWLEDGED, delivery.outcome());
        var told = slack.as("engineer").whispers().getFirst();
        assertEquals("/deploy|ctea v1.2.0|U1|engineer|ops|T0LOCAL001", told.text());
        assertTrue(slack.messages("ops").isEmpty());
    }

    @Test
    void an_in_channel_answer_is_for_everybody() throws Exception {
        app(a -> a.command(
                "/deploy",
                (req, ctx) -> ctx.ack(r -> r.responseType("in_channel").text("for all"))));
        slack.as("engineer").types("/deploy");
        assertEquals("for all", slack.messages("ops").getFirst().text());
    }

    @Test
    void letters_and_names_in_a_command_arrive_as_slack_writes_them() throws Exception {
        app(a -> a.command("/say", (req, ctx) -> ctx.ack("[" + req.getPayload().getText() + "]")));
        slack.as("engineer").types("/say a < b && c > d @approver #ops \u201cx\u201d");
        var text = slack.as("engineer").whispers().getFirst().text();
        assertTrue(text.startsWith("[a &lt; b &amp;&amp; c &gt; d <@U2|approver> <#C"), text);
        assertTrue(text.endsWith("|ops> \u201cx\u201d]"), text);
    }

    @Test
    void a_response_url_posts_replaces_and_deletes() throws Exception {
        app(a -> {
            a.command("/card", (req, ctx) -> {
                ctx.respond(r -> r.responseType("in_channel")
                        .blocks(asBlocks(actions(e -> e.elements(asElements(button(
                                b -> b.actionId("go").text(plainText("Go")).value("1"))))))));
                return ctx.ack();
            });
            a.blockAction("go", (req, ctx) -> {
                ctx.respond(r -> r.replaceOriginal(true).text("gone round"));
                ctx.respond(r -> r.text("psst"));
                return ctx.ack();
            });
        });
        slack.as("engineer").types("/card");
        var card = slack.awaitMessage(m -> m.everything().contains("go"), SOON);
        slack.as("approver").in("ops").clicks(card, "go");
        assertEquals(
                "gone round",
                slack.awaitMessage(m -> m.text().equals("gone round"), SOON).text());
        slack.awaitWhisper("approver", m -> m.text().equals("psst"), SOON);
    }

    @Test
    void a_click_carries_the_message_its_place_and_the_buttons_value() throws Exception {
        app(a -> a.blockAction("approve", (req, ctx) -> {
            actions.add(req.getPayload());
            return ctx.ack();
        }));
        var api = BoltApp.client(slack);
        var parent = api.chatPostMessage(r -> r.channel("#ops").text("parent"));
        api.chatPostMessage(
                r -> r.channel("#ops").threadTs(parent.getTs()).text("plan").blocks(asBlocks(actions(x -> x.blockId(
                                "decide")
                        .elements(asElements(
                                button(b -> b.actionId("approve")
                                        .text(plainText("Approve"))
                                        .value("op-1")
                                        .style("primary")),
                                button(b -> b.actionId("deny")
                                        .text(plainText("Deny"))
                                        .value("op-1"))))))));
        var plan = slack.replies(slack.messages("ops").getFirst()).getFirst();
        assertTrue(slack.as("approver").clicks(plan, "Approve").acknowledged());
        var payload = lastAction();
        assertEquals("U2", payload.getUser().getId());
        assertEquals("ops", payload.getChannel().getName());
        assertEquals("message", payload.getContainer().getType());
        assertEquals(plan.ts(), payload.getContainer().getMessageTs());
        assertEquals(parent.getTs(), payload.getContainer().getThreadTs());
        assertEquals("plan", payload.getMessage().getText());
        assertEquals(parent.getTs(), payload.getMessage().getThreadTs());
        var action = payload.getActions().getFirst();
        assertEquals("approve", action.getActionId());
        assertEquals("decide", action.getBlockId());
        assertEquals("op-1", action.getValue());
        assertEquals("primary", action.getStyle());
        assertFalse(action.getActionTs().isEmpty());
        assertFalse(payload.getTriggerId().isEmpty());
        assertFalse(payload.getResponseUrl().isEmpty());
        assertThrows(IllegalStateException.class, () -> slack.as("approver").clicks(plan, "launch"));
    }

    @Test
    void each_kind_of_menu_sends_what_was_chosen_and_the_state_of_all() throws Exception {
        app(a -> {
            a.blockAction(Pattern.compile("m_.*"), (req, ctx) -> {
                actions.add(req.getPayload());
                return ctx.ack();
            });
            a.blockSuggestion(
                    "m_external",
                    (req, ctx) -> ctx.ack(r -> r.options(List.of(
                            new Option(plainText("v1 for " + req.getPayload().getValue()), "v1")))));
        });
        var one = option(plainText("One"), "1");
        var two = option(plainText("Two"), "2");
        BoltApp.client(slack)
                .chatPostMessage(r -> r.channel("#ops").text("menus").blocks(asBlocks(actions(x -> x.blockId("b")
                        .elements(asElements(
                                staticSelect(s -> s.actionId("m_static").options(List.of(one, two))),
                                externalSelect(s -> s.actionId("m_external").minQueryLength(1)),
                                usersSelect(s -> s.actionId("m_users")),
                                conversationsSelect(s -> s.actionId("m_conversations")),
                                overflowMenu(s -> s.actionId("m_overflow").options(List.of(one, two))),
                                radioButtons(s -> s.actionId("m_radio").options(List.of(one, two))),
                                checkboxes(s -> s.actionId("m_checks").options(List.of(one, two)))))))));
        var menus = slack.messages("ops").getFirst();
        var engineer = slack.as("engineer");

        engineer.selects(menus, "m_static", "Two");
        assertEquals(
                "2", lastAction().getActions().getFirst().getSelectedOption().getValue());
        assertEquals(
                List.of("v1 for v"), engineer.searches(menus, "m_external", "v").labels());
        engineer.selects(menus, "m_external", "v1");
        assertEquals(
                "v1", lastAction().getActions().getFirst().getSelectedOption().getValue());
        engineer.selects(menus, "m_users", "U2");
        assertEquals("U2", lastAction().getActions().getFirst().getSelectedUser());
        engineer.selects(menus, "m_conversations", "ops");
        assertEquals(menus.channel(), lastAction().getActions().getFirst().getSelectedConversation());
        engineer.selects(menus, "m_overflow", "1");
        assertEquals(
                "1", lastAction().getActions().getFirst().getSelectedOption().getValue());
        engineer.selects(menus, "m_radio", "1");
        assertEquals(
                "1", lastAction().getActions().getFirst().getSelectedOption().getValue());
        engineer.selects(menus, "m_checks", "1", "2");
        var last = lastAction();
        assertEquals(2, last.getActions().getFirst().getSelectedOptions().size());
        var state = last.getState().getValues().get("b");
        assertEquals("2", state.get("m_static").getSelectedOption().getValue());
        assertEquals("U2", state.get("m_users").getSelectedUser());
        assertFalse(state.containsKey("m_overflow"));
    }

    @Test
    void a_mention_in_a_thread_is_heard_and_answered_there() throws Exception {
        app(a -> {
            a.event(AppMentionEvent.class, (req, ctx) -> {
                ctx.client().chatPostMessage(r -> r.channel(req.getEvent().getChannel())
                        .threadTs(req.getEvent().getThreadTs())
                        .text("heard: " + req.getEvent().getText()));
                return ctx.ack();
            });
            a.event(com.slack.api.model.event.MessageEvent.class, (req, ctx) -> ctx.ack());
        });
        var parent = slack.as("approver").in("ops").says("starting");
        slack.as("engineer").in("ops").repliesTo(parent, "@capstan status");
        var answer = slack.awaitMessage(m -> m.text().startsWith("heard"), SOON);
        assertEquals(parent.ts(), answer.threadTs());
        assertEquals("heard: <@U0BOT00001> status", answer.text());
        assertEquals(
                1,
                slack.replies(parent).stream().filter(m -> m.author().isBot()).count());
    }

    @Test
    void a_command_nobody_handles_is_seen_as_failed() throws Exception {
        app(a -> {});
        var delivery = slack.as("engineer").types("/nobody");
        assertFalse(delivery.acknowledged());
        var seen = slack.as("engineer").whispers().stream().map(Message::text).toList();
        assertEquals(1, seen.size());
        assertTrue(seen.getFirst().startsWith("/nobody failed with the error \""), seen::toString);
    }
}
