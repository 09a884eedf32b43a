package dev.capstan.workspace.control;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.capstan.workspace.LocalSlack;
import dev.capstan.workspace.LocalSlackBuilder;
import dev.capstan.workspace.act.Member;
import dev.capstan.workspace.model.Person;
import dev.capstan.workspace.shape.Json;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which events reach an app: those it subscribed to, may hear by its scopes, and where it is. */
class EventsTest {
    private static void in(LocalSlackBuilder built, Lived lived) throws Exception {
        try (var slack = built.face(ControlClient.TOKEN).start()) {
            slack.add(Person.of("U1", "engineer")).add(Person.of("U2", "approver"));
            slack.addChannel("ops", "engineer", "approver");
            slack.addPrivateChannel("secret", "engineer");
            try (var app = new TinyApp(slack);
                    var script = new ControlClient(slack)) {
                lived.by(slack, app, script);
            }
        }
    }

    @FunctionalInterface
    private interface Lived {
        void by(LocalSlack slack, TinyApp app, ControlClient script) throws Exception;
    }

    private static JsonNode heard(TinyApp app) throws InterruptedException {
        var payload = app.heard.poll(60, TimeUnit.SECONDS);
        assertNotNull(payload, "the app heard nothing");
        return payload.path("event");
    }

    @Test
    void a_pin_and_its_end_are_told_with_the_message_and_its_link() throws Exception {
        in(LocalSlack.builder().events("pin_added", "pin_removed"), (slack, app, script) -> {
            var root = slack.as("engineer").says("the key has expired");
            var reply = slack.as("approver").repliesTo(root, "since when?");
            var order = "{'channel':'ops','ts':'" + reply.ts() + "'}";
            script.post("/control/as/approver/pin", order);
            var added = heard(app);
            assertEquals("pin_added", added.path("type").asText());
            assertEquals("U2", added.path("user").asText());
            assertEquals(reply.channel(), added.path("channel_id").asText());
            assertEquals("1", added.path("pin_count").asText());
            var message = added.at("/item/message");
            assertEquals("since when?", message.path("text").asText());
            assertTrue(message.path("permalink").asText().contains("thread_ts=" + root.ts()), message::toString);

            script.post("/control/as/engineer/pin", order);
            var shown = script.get("/control/channels/ops/threads/" + root.ts() + "?as=U1")
                    .at("/messages/1");
            assertEquals("U2", shown.at("/pinned_info/pinned_by").asText(), "the first who pins it has pinned it");

            script.post("/control/as/engineer/pin", order.replace("}", ",'remove':true}"));
            var removed = heard(app);
            assertEquals("pin_removed", removed.path("type").asText());
            assertFalse(removed.path("has_pins").asBoolean(true));
            assertTrue(script.get("/control/channels/ops/threads/" + root.ts() + "?as=U1")
                    .at("/messages/1/pinned_to")
                    .isMissingNode());
        });
    }

    @Test
    void a_file_is_shown_with_a_message_and_told_to_the_app() throws Exception {
        in(LocalSlack.builder().events("file_shared", "message.channels"), (slack, app, script) -> {
            var file = slack.as("engineer").uploads("dump.sql", "select 1".getBytes(UTF_8));
            var order = "{'channel':'ops','text':'%s','files':['" + file.id() + "']}";
            assertTrue(script.refused(400, "POST", "/control/as/approver/post", order.formatted("mine"))
                    .contains("has uploaded no file"));
            var said = script.post("/control/as/engineer/post", order.formatted(""))
                    .path("message");
            assertEquals("file_share", said.path("subtype").asText());
            assertEquals("dump.sql", said.at("/files/0/name").asText());
            assertEquals(said.path("channel"), said.at("/files/0/channels/0"));
            var events = List.of(heard(app), heard(app)).stream()
                    .collect(Collectors.toMap(each -> each.path("type").asText(), each -> each));
            assertEquals(file.id(), events.get("message").at("/files/0/id").asText());
            assertEquals(file.id(), events.get("file_shared").path("file_id").asText());
            script.refused(400, "POST", "/control/as/engineer/post", "{'channel':'ops','text':'','files':[]}");
        });
    }

    @Test
    void a_pin_of_the_app_itself_comes_off_once() throws Exception {
        in(LocalSlack.builder(), (slack, app, script) -> {
            var said = slack.as("engineer").says("keep this");
            var there = Json.object().put("channel", said.channel()).put("timestamp", said.ts());
            assertTrue(app.calls("pins.add", there).path("ok").asBoolean());
            assertEquals(
                    "already_pinned", app.calls("pins.add", there).path("error").asText());
            assertTrue(app.calls("pins.remove", there).path("ok").asBoolean());
            assertEquals("no_pin", app.calls("pins.remove", there).path("error").asText());
        });
    }

    @ParameterizedTest
    @CsvSource({
        "pin_added, pins:read",
        "reaction_added, reactions:read",
        "message.channels, channels:history",
        "message.groups, groups:history",
        "message.im, im:history",
        "app_mention, app_mentions:read",
        "member_joined_channel, channels:read",
        "channel_archive, channels:read",
        "group_archive, groups:read"
    })
    void an_event_whose_scope_is_missing_is_not_sent(String event, String scope) throws Exception {
        in(LocalSlack.builder().events(event, "app_home_opened"), (slack, app, script) -> {
            cause(event, slack);
            assertEquals(event.split("\\.")[0], heard(app).path("type").asText());
        });
        in(LocalSlack.builder().events(event, "app_home_opened").withoutScopes(scope), (slack, app, script) -> {
            cause(event, slack);
            slack.as("engineer").opensHome().join();
            assertEquals("app_home_opened", heard(app).path("type").asText(), "nothing came before it");
        });
    }

    @Test
    void what_it_did_not_ask_for_or_happens_where_it_is_not_is_not_sent() throws Exception {
        in(LocalSlack.builder().events("pin_added", "reaction_added", "message.channels"), (slack, app, script) -> {
            slack.as("engineer").opensHome().join();
            slack.removeFromChannel("ops", "capstan");
            var said = slack.as("engineer").says("among ourselves");
            slack.as("engineer").pins(said);
            slack.as("engineer").reacts(said, "eyes");
            slack.addToChannel("ops", "capstan");
            slack.as("engineer").says("hello");
            assertEquals("hello", heard(app).path("text").asText(), "nothing came before it");
        });
    }

    private static void cause(String event, LocalSlack slack) {
        Member engineer = slack.as("engineer");
        switch (event) {
            case "pin_added" -> engineer.pins(engineer.says("x"));
            case "reaction_added" -> engineer.reacts(engineer.says("x"), "eyes");
            case "message.channels" -> engineer.says("x");
            case "message.groups" -> engineer.in("secret").says("x");
            case "message.im" -> engineer.in("@capstan").says("x");
            case "app_mention" -> engineer.says("hi @capstan");
            case "member_joined_channel" -> {
                slack.add(Person.of("U3", "newcomer"));
                slack.addToChannel("ops", "newcomer");
            }
            case "channel_archive" -> slack.archive("ops");
            case "group_archive" -> slack.archive("secret");
            default -> throw new AssertionError(event);
        }
    }
}
