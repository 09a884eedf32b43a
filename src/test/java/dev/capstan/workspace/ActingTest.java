package dev.capstan.workspace;

import static com.slack.api.model.block.Blocks.actions;
import static com.slack.api.model.block.Blocks.asBlocks;
import static com.slack.api.model.block.Blocks.input;
import static com.slack.api.model.block.Blocks.section;
import static com.slack.api.model.block.composition.BlockCompositions.markdownText;
import static com.slack.api.model.block.composition.BlockCompositions.option;
import static com.slack.api.model.block.composition.BlockCompositions.plainText;
import static com.slack.api.model.block.element.BlockElements.asElements;
import static com.slack.api.model.block.element.BlockElements.button;
import static com.slack.api.model.block.element.BlockElements.checkboxes;
import static com.slack.api.model.block.element.BlockElements.conversationsSelect;
import static com.slack.api.model.block.element.BlockElements.externalSelect;
import static com.slack.api.model.block.element.BlockElements.overflowMenu;
import static com.slack.api.model.block.element.BlockElements.plainTextInput;
import static com.slack.api.model.block.element.BlockElements.radioButtons;
import static com.slack.api.model.block.element.BlockElements.staticSelect;
import static com.slack.api.model.block.element.BlockElements.usersSelect;
import static com.slack.api.model.view.Views.view;
import static com.slack.api.model.view.Views.viewClose;
import static com.slack.api.model.view.Views.viewSubmit;
import static com.slack.api.model.view.Views.viewTitle;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.slack.api.app_backend.interactive_components.payload.BlockActionPayload;
import com.slack.api.app_backend.interactive_components.response.Option;
import com.slack.api.bolt.App;
import com.slack.api.model.event.AppHomeOpenedEvent;
import com.slack.api.model.event.AppMentionEvent;
import com.slack.api.model.view.View;
import dev.capstan.workspace.act.Delivery.Outcome;
import dev.capstan.workspace.model.Message;
import dev.capstan.workspace.model.Person;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** People act and Bolt answers; a subclass runs the same in Socket Mode. */
class ActingTest {
    static final Duration SOON = Duration.ofSeconds(5);

    private final BlockingQueue<BlockActionPayload> actions = new LinkedBlockingQueue<>();
    private LocalSlack slack;
    private AutoCloseable bolt;

    @BeforeEach
    void a_workspace() {
        slack = LocalSlack.builder()
                .events("app_mention", "app_home_opened", "message.channels", "message.im")
                .start();
        slack.add(Person.of("U1", "engineer")).add(Person.of("U2", "approver"));
        slack.addChannel("ops", "engineer", "approver");
    }

    @AfterEach
    void closed() throws Exception {
        bolt.close();
        slack.close();
    }

    AutoCloseable connect(LocalSlack to, Consumer<App> handlers) throws Exception {
        return BoltApp.installedIn(to, handlers);
    }

    private void app(Consumer<App> handlers) throws Exception {
        bolt = connect(slack, handlers);
    }

    private BlockActionPayload lastAction() throws InterruptedException {
        var action = actions.poll(5, TimeUnit.SECONDS);
        assertTrue(action != null, "the app heard of no action");
        return action;
    }

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
            a.blockAction(java.util.regex.Pattern.compile("m_.*"), (req, ctx) -> {
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
        engineer.selects(menus, "m_conversations", "C1");
        assertEquals("C1", lastAction().getActions().getFirst().getSelectedConversation());
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

    private static View form(String callback, String title) {
        return view(v -> v.type("modal")
                .callbackId(callback)
                .title(viewTitle(t -> t.type("plain_text").text(title)))
                .submit(viewSubmit(t -> t.type("plain_text").text("Go")))
                .close(viewClose(t -> t.type("plain_text").text("No")))
                .notifyOnClose(true)
                .privateMetadata("secret-42")
                .blocks(asBlocks(
                        section(s -> s.blockId("s").text(markdownText("*form*"))),
                        input(i -> i.blockId("version")
                                .label(plainText("Version"))
                                .element(plainTextInput(p -> p.actionId("text").maxLength(10)))),
                        input(i -> i.blockId("why")
                                .optional(true)
                                .label(plainText("Why"))
                                .element(plainTextInput(p -> p.actionId("reason")))))));
    }

    @Test
    void a_modal_opens_complains_updates_stacks_and_closes() throws Exception {
        var heard = new LinkedBlockingQueue<String>();
        app(a -> {
            a.command("/deploy", (req, ctx) -> {
                var opened = ctx.client()
                        .viewsOpen(r ->
                                r.triggerId(req.getPayload().getTriggerId()).view(form("deploy", "First")));
                return opened.isOk() ? ctx.ack() : ctx.ack(opened.getError());
            });
            a.viewSubmission("deploy", (req, ctx) -> {
                var version = req.getPayload()
                        .getView()
                        .getState()
                        .getValues()
                        .get("version")
                        .get("text")
                        .getValue();
                heard.add(version + "/" + req.getPayload().getView().getPrivateMetadata());
                return switch (version) {
                    case "bad" -> ctx.ack(r -> r.responseAction("errors").errors(Map.of("version", "no such version")));
                    case "lost" -> ctx.ack(r -> r.responseAction("errors").errors(Map.of("nowhere", "x")));
                    case "other" -> ctx.ack(r -> r.responseAction("update").view(form("deploy", "Second")));
                    case "more" -> ctx.ack(r -> r.responseAction("push").view(form("deploy", "Third")));
                    case "clear" -> ctx.ack(r -> r.responseAction("clear"));
                    default -> ctx.ack();
                };
            });
            a.viewClosed("deploy", (req, ctx) -> {
                heard.add("closed");
                return ctx.ack();
            });
        });
        var engineer = slack.as("engineer");
        assertTrue(engineer.types("/deploy").acknowledged());
        var form = engineer.awaitModal(SOON);
        assertEquals("First", form.view().title());
        assertThrows(IllegalStateException.class, form::submits, "a required field is empty");
        assertThrows(IllegalStateException.class, () -> form.enters("text", "12345678901"));
        form.enters("text", "bad").submits();
        assertEquals("bad/secret-42", heard.poll(5, TimeUnit.SECONDS));
        assertEquals(Map.of("version", "no such version"), form.view().errors());
        form.enters("text", "lost").submits();
        assertTrue(form.view().errors().get("").startsWith("We had some trouble connecting"));
        form.enters("text", "other").submits();
        assertEquals("Second", form.view().title());
        form.enters("text", "more").submits();
        assertEquals("Third", engineer.modal().orElseThrow().view().title());
        engineer.modal().orElseThrow().closes();
        assertEquals("Second", engineer.modal().orElseThrow().view().title());
        form.enters("text", "v1").submits();
        assertTrue(engineer.modal().isEmpty());
        assertTrue(heard.contains("closed"));
        engineer.types("/deploy");
        engineer.awaitModal(SOON).enters("text", "clear").submits();
        assertTrue(engineer.modal().isEmpty());
    }

    @Test
    void shortcuts_carry_their_callback_and_the_message_they_were_used_on() throws Exception {
        var heard = new LinkedBlockingQueue<String>();
        app(a -> {
            a.globalShortcut("deploy", (req, ctx) -> {
                heard.add(req.getPayload().getUser().getId());
                return ctx.ack();
            });
            a.messageShortcut("cancel", (req, ctx) -> {
                heard.add(req.getPayload().getMessage().getText());
                return ctx.ack();
            });
        });
        var said = slack.as("approver").in("ops").says("the deploy");
        assertTrue(slack.as("engineer").usesShortcut("deploy").acknowledged());
        assertEquals("U1", heard.poll(5, TimeUnit.SECONDS));
        assertTrue(slack.as("engineer").usesShortcut(said, "cancel").acknowledged());
        assertEquals("the deploy", heard.poll(5, TimeUnit.SECONDS));
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
    void home_is_published_when_opened_and_its_buttons_work() throws Exception {
        app(a -> {
            a.event(AppHomeOpenedEvent.class, (req, ctx) -> {
                ctx.client()
                        .viewsPublish(r -> r.userId(req.getEvent().getUser()).view(view(v -> v.type("home")
                                .blocks(asBlocks(actions(x -> x.elements(asElements(
                                        button(b -> b.actionId("mine").text(plainText("Mine")))))))))));
                return ctx.ack();
            });
            a.blockAction("mine", (req, ctx) -> {
                actions.add(req.getPayload());
                return ctx.ack();
            });
        });
        var engineer = slack.as("engineer");
        assertTrue(engineer.opensHome().get(5, TimeUnit.SECONDS).acknowledged());
        slack.await(engineer::home, SOON);
        assertTrue(engineer.home().orElseThrow().presses("Mine").acknowledged());
        var payload = lastAction();
        assertEquals("view", payload.getContainer().getType());
        assertEquals("home", payload.getView().getType());
        assertTrue(slack.as("approver").home().isEmpty());
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
