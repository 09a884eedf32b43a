package dev.capstan.workspace;

import static com.slack.api.model.block.Blocks.actions;
import static com.slack.api.model.block.Blocks.asBlocks;
import static com.slack.api.model.block.Blocks.input;
import static com.slack.api.model.block.Blocks.section;
import static com.slack.api.model.block.composition.BlockCompositions.markdownText;
import static com.slack.api.model.block.composition.BlockCompositions.plainText;
import static com.slack.api.model.block.element.BlockElements.asElements;
import static com.slack.api.model.block.element.BlockElements.button;
import static com.slack.api.model.block.element.BlockElements.plainTextInput;
import static com.slack.api.model.view.Views.view;
import static com.slack.api.model.view.Views.viewClose;
import static com.slack.api.model.view.Views.viewSubmit;
import static com.slack.api.model.view.Views.viewTitle;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.slack.api.model.event.AppHomeOpenedEvent;
import com.slack.api.model.view.View;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Modals, App Home and shortcuts. */
class FormsTest extends BoltConversation {
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
}
