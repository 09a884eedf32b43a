package dev.capstan.workspace.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.capstan.workspace.model.Person;
import dev.capstan.workspace.shape.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What open pages are told, and the traffic and faults beside it. */
class LiveTest extends ControlScene {
    @Test
    void a_message_is_told_when_it_comes_changes_and_goes() {
        var page = script.watch("U2");
        var ts = posted("first", "");
        var told = page.next("message").path("message");
        assertEquals(
                List.of(ops, ts, "first"),
                List.of(
                        told.path("channel").asText(),
                        told.path("ts").asText(),
                        told.path("text").asText()));
        app.calls("chat.update", Json.object().put("channel", ops).put("ts", ts).put("text", "second"));
        assertEquals("second", page.next("message").path("message").path("text").asText());
        app.calls("chat.delete", Json.object().put("channel", ops).put("ts", ts));
        assertEquals(ts, page.next("gone").path("ts").asText());
    }

    @Test
    void a_reply_brings_the_root_with_its_new_count() {
        var ts = posted("root", "");
        var page = script.watch("U2");
        var reply = app.calls(
                        "chat.postMessage",
                        Json.object().put("channel", ops).put("thread_ts", ts).put("text", "r"))
                .path("ts")
                .asText();
        assertEquals("r", page.next("message").path("message").path("text").asText());
        var root = page.next("message").path("message");
        assertEquals(1, root.path("reply_count").asInt());
        assertEquals(reply, root.path("latest_reply").asText());
        app.calls("chat.delete", Json.object().put("channel", ops).put("ts", reply));
        page.next("gone");
        assertTrue(page.next("message").path("message").path("reply_count").isMissingNode());
    }

    @Test
    void nobody_is_told_what_they_may_not_see() {
        var engineer = script.watch("U1");
        var guest = script.watch("U3");
        slack.as("approver").in("secret").says("hidden");
        app.calls(
                "chat.postEphemeral",
                Json.object().put("channel", ops).put("user", "U2").put("text", "hidden too"));
        posted("for members", "");
        assertEquals(
                "for members",
                engineer.next("message").path("message").path("text").asText());
        slack.addToChannel("ops", "guest");
        guest.next("workspace");
        posted("now also for the guest", "");
        assertEquals(
                "now also for the guest",
                guest.next("message").path("message").path("text").asText());
    }

    @Test
    void views_and_the_shape_of_the_workspace_are_told() {
        var page = script.watch("U1");
        var home = Json.object().put("user_id", "U1");
        home.set(
                "view",
                Json.parse("{\"type\":\"home\",\"blocks\":[{\"type\":\"divider\"}]}")
                        .orElseThrow());
        app.calls("views.publish", home);
        var views = page.next("views");
        assertEquals("home", views.path("home").path("type").asText());
        assertTrue(views.path("modals").isEmpty());
        slack.add(Person.of("U9", "newcomer"));
        page.next("workspace");
        slack.addChannel("new", "engineer");
        page.next("workspace");
    }

    @Test
    void traffic_is_told_with_its_kind_signature_and_times_but_without_secrets() {
        var page = script.watch("U1");
        script.post("/control/as/U1/command", "{'channel':'ops','text':'/deploy shop'}");
        var delivery =
                page.next(f -> f.at("/entry/way").asText().equals("to_app")).path("entry");
        assertEquals("slash_command /deploy", delivery.path("what").asText());
        assertEquals("http", delivery.path("transport").asText());
        assertTrue(delivery.at("/headers/X-Slack-Signature").asText().startsWith("v0="));
        assertFalse(delivery.at("/headers/X-Slack-Request-Timestamp").asText().isEmpty());
        assertEquals(200, delivery.path("status").asInt());
        for (var said : List.of(
                slack.app().botToken(), slack.app().appToken(), slack.app().signingSecret())) {
            posted("I know " + said, "");
            app.calls("auth.test", Json.object().put("token", said));
            slack.as("engineer").types("/deploy " + said);
        }
        var connection =
                app.calls("apps.connections.open", Json.object(), slack.app().appToken());
        var ticket = connection.path("url").asText().replaceAll(".*ticket=([^&]+)&.*", "$1");
        assertEquals(36, ticket.length(), connection::toString);
        var entries = script.get("/control/traffic");
        for (var kept : List.of(
                slack.app().botToken(),
                slack.app().appToken(),
                slack.app().signingSecret(),
                ControlClient.TOKEN,
                ticket)) {
            assertFalse(entries.toString().contains(kept), kept);
        }
        var seqs = new ArrayList<Long>();
        entries.path("entries").forEach(e -> seqs.add(e.path("seq").asLong()));
        for (var i = 1; i < seqs.size(); i++) {
            assertEquals(seqs.get(i - 1) + 1, seqs.get(i));
        }
        assertEquals(
                1,
                script.get("/control/traffic?after=" + (seqs.getLast() - 1))
                        .path("entries")
                        .size());
    }

    @Test
    void faults_are_ordered_listed_and_switched_off() {
        script.post("/control/faults", "{'method':'chat.postMessage','kind':'rate_limited','retry_after':7,'times':1}");
        script.post("/control/faults", "{'method':'users.info','kind':'error','error':'internal_error'}");
        script.post("/control/faults", "{'kind':'duplicate_deliveries'}");
        assertEquals(3, script.get("/control/faults").path("faults").size());
        var limited =
                app.calls("chat.postMessage", Json.object().put("channel", ops).put("text", "x"));
        assertFalse(limited.path("ok").asBoolean());
        assertTrue(
                app.calls("chat.postMessage", Json.object().put("channel", ops).put("text", "x"))
                        .path("ok")
                        .asBoolean());
        assertEquals(2, script.get("/control/faults").path("faults").size(), "the one that happened is over");
        script.post("/control/as/U1/command", "{'channel':'ops','text':'/deploy'}");
        assertEquals(2, app.heard.size(), "delivered twice");
        script.send("DELETE", "/control/faults", null);
        assertTrue(script.get("/control/faults").path("faults").isEmpty());
        script.post("/control/as/U1/command", "{'channel':'ops','text':'/deploy'}");
        assertEquals(3, app.heard.size());
        assertEquals(
                "user_not_found",
                app.calls("users.info", Json.object().put("user", "U404"))
                        .path("error")
                        .asText());
        for (var wrong : Map.of("{'kind':'nonsense'}", "no fault", "{'kind':'drop','times':2}", "method")
                .entrySet()) {
            assertTrue(script.refused(400, "POST", "/control/faults", wrong.getKey())
                    .contains(wrong.getValue()));
        }
    }
}
