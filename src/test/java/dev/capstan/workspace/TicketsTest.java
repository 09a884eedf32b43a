package dev.capstan.workspace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.slack.api.Slack;
import com.slack.api.methods.MethodsClient;
import com.slack.api.methods.response.views.ViewsOpenResponse;
import com.slack.api.webhook.Payload;
import dev.capstan.workspace.model.Person;
import java.time.Duration;
import java.util.Collections;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an app holds for a while: trigger ids and response urls. */
class TicketsTest {
    private static final String MODAL =
            """
            {"type":"modal","title":{"type":"plain_text","text":"%s"},"external_id":"%s","blocks":[{"type":"divider"}]}
            """;

    private final SettableClock clock = new SettableClock();
    private final LinkedBlockingQueue<String> triggers = new LinkedBlockingQueue<>();
    private final LinkedBlockingQueue<String> urls = new LinkedBlockingQueue<>();
    private LocalSlack slack;
    private BoltApp bolt;
    private MethodsClient api;

    @BeforeEach
    void somebody_types_a_command() {
        slack = LocalSlack.builder().clock(clock).start();
        slack.add(Person.of("U1", "engineer"));
        slack.addChannel("ops", "engineer");
        bolt = BoltApp.installedIn(slack, app -> {
            app.config().setRequestVerificationEnabled(false);
            app.command("/x", (req, ctx) -> {
                triggers.add(req.getPayload().getTriggerId());
                urls.add(req.getPayload().getResponseUrl());
                return ctx.ack();
            });
        });
        api = BoltApp.client(slack);
        assertTrue(slack.as("engineer").types("/x").acknowledged());
    }

    @AfterEach
    void closed() {
        bolt.close();
        slack.close();
    }

    private ViewsOpenResponse open(String trigger, String title) throws Exception {
        return api.viewsOpen(r -> r.triggerId(trigger).viewAsString(MODAL.formatted(title, "")));
    }

    @Test
    void a_trigger_opens_one_view_and_no_second() throws Exception {
        var trigger = triggers.remove();
        assertTrue(open(trigger, "One").isOk());
        assertEquals("exchanged_trigger_id", open(trigger, "Two").getError());
        assertEquals("invalid_trigger_id", open("1.2.3", "Two").getError());
        assertEquals("One", slack.as("engineer").modal().orElseThrow().view().title());
    }

    @Test
    void a_trigger_lives_three_seconds() throws Exception {
        clock.pass(Duration.ofMillis(3001));
        assertEquals("expired_trigger_id", open(triggers.remove(), "Late").getError());
    }

    @Test
    void a_bad_view_does_not_spend_the_trigger() throws Exception {
        var trigger = triggers.remove();
        var bad = open(trigger, "x".repeat(25));
        assertEquals("invalid_arguments", bad.getError());
        assertEquals(
                "[ERROR] must be less than 25 characters [json-pointer:/view/title/text]",
                bad.getResponseMetadata().getMessages().getFirst());
        assertTrue(open(trigger, "Good").isOk());
    }

    @Test
    void views_stack_three_high_and_are_updated_by_id_hash_or_external_id() throws Exception {
        var first = open(triggers.remove(), "One").getView();
        for (var expected : new String[] {null, null, "push_limit_reached"}) {
            slack.as("engineer").types("/x");
            var pushed = api.viewsPush(r -> r.triggerId(triggers.remove()).viewAsString(MODAL.formatted("More", "")));
            assertEquals(expected, pushed.getError());
        }
        var updated = api.viewsUpdate(
                r -> r.viewId(first.getId()).hash(first.getHash()).viewAsString(MODAL.formatted("Filled", "mine")));
        assertEquals("Filled", updated.getView().getTitle().getText());
        var stale = api.viewsUpdate(
                r -> r.viewId(first.getId()).hash(first.getHash()).viewAsString(MODAL.formatted("Stale", "mine")));
        assertEquals("hash_conflict", stale.getError());
        assertTrue(api.viewsUpdate(r -> r.externalId("mine").viewAsString(MODAL.formatted("Again", "mine")))
                .isOk());
        assertEquals(
                "not_found",
                api.viewsUpdate(r -> r.viewId("V0").viewAsString(MODAL.formatted("x", "")))
                        .getError());
        slack.as("engineer").types("/x");
        var twice = api.viewsOpen(r -> r.triggerId(triggers.remove()).viewAsString(MODAL.formatted("x", "mine")));
        assertEquals("duplicate_external_id", twice.getError());
    }

    @Test
    void a_response_url_takes_five_answers() throws Exception {
        var url = urls.remove();
        var sender = Slack.getInstance();
        for (var i = 0; i < 5; i++) {
            assertEquals(
                    200,
                    sender.send(url, Payload.builder().text("answer " + i).build())
                            .getCode());
        }
        var sixth = sender.send(url, Payload.builder().text("one too many").build());
        assertEquals(404, sixth.getCode());
        assertTrue(sixth.getBody().contains("used_url"));
        assertEquals(5, slack.as("engineer").whispers().size());
    }

    @Test
    void a_response_url_lives_half_an_hour() throws Exception {
        clock.pass(Duration.ofMinutes(31));
        var late = Slack.getInstance()
                .send(urls.remove(), Payload.builder().text("late").build());
        assertEquals(404, late.getCode());
        assertTrue(late.getBody().contains("expired_url"));
    }

    @Test
    void blocks_too_long_in_all_are_refused_as_slack_does() throws Exception {
        var section = "{\"type\":\"section\",\"text\":{\"type\":\"mrkdwn\",\"text\":\"" + "x".repeat(2600) + "\"}}";
        var five = "[" + String.join(",", Collections.nCopies(5, section)) + "]";
        assertTrue(api.chatPostMessage(r -> r.channel("#ops").text("t").blocksAsString(five))
                .isOk());
        var six = "[" + String.join(",", Collections.nCopies(6, section)) + "]";
        assertEquals(
                "msg_blocks_too_long",
                api.chatPostMessage(r -> r.channel("#ops").text("t").blocksAsString(six))
                        .getError());
        var broken = api.chatPostMessage(r -> r.channel("#ops").text("t").blocksAsString("[{"));
        assertEquals("invalid_blocks_format", broken.getError());
        var wrong = api.chatPostMessage(r -> r.channel("#ops").text("t").blocksAsString("[{\"type\":\"nope\"}]"));
        assertEquals("invalid_blocks", wrong.getError());
        assertEquals(
                "[ERROR] unsupported type: nope [json-pointer:/blocks/0/type]",
                wrong.getResponseMetadata().getMessages().getFirst());
    }
}
