package dev.capstan.workspace.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.capstan.workspace.shape.Json;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** People act through the control API, and a tiny app hears of it. */
class DeedsTest extends ControlScene {
    private JsonNode heard() throws InterruptedException {
        var payload = app.heard.poll(60, TimeUnit.SECONDS);
        assertTrue(payload != null, "the app heard nothing");
        return payload;
    }

    private JsonNode messages(String person) {
        return script.get("/control/channels/" + ops + "/messages?as=" + person).path("messages");
    }

    @Test
    void a_command_is_delivered_and_answered() throws Exception {
        app.answering(p -> TinyApp.Reply.json("{\"text\":\"on its way\"}"));
        var delivery = script.post("/control/as/engineer/command", "{'channel':'ops','text':'/deploy shop v1.1.0'}");
        assertTrue(delivery.path("delivered").asBoolean());
        assertEquals(200, delivery.path("status").asInt());
        assertTrue(delivery.path("problem").isNull());
        assertEquals("shop v1.1.0", heard().path("text").asText());
        assertEquals("on its way", messages("U1").path(0).path("text").asText());
        assertTrue(messages("U2").isEmpty());
    }

    @Test
    void names_in_a_command_come_as_ids_only_where_the_app_wants_that() throws Exception {
        script.post("/control/as/U1/command", "{'channel':'ops','text':'/deploy shop @approver <b>'}");
        assertEquals("shop @approver &lt;b&gt;", heard().path("text").asText());
        script.post("/control/as/U1/command", "{'channel':'ops','text':'/slow @approver'}");
        assertEquals("<@U2|approver>", heard().path("text").asText());
    }

    @Test
    void a_command_that_no_app_registered_is_refused_in_slacks_words() {
        var told = script.refused(400, "POST", "/control/as/U1/command", "{'channel':'ops','text':'/foo bar'}");
        assertTrue(told.startsWith("/foo is not a valid command"), told);
        assertTrue(app.heard.isEmpty());
    }

    @Test
    void a_late_acknowledgement_is_shown_to_that_person_as_slack_shows_it() throws Exception {
        var release = new CountDownLatch(1);
        app.answering(p -> {
            try {
                release.await(5, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return TinyApp.Reply.ok();
        });
        var delivery = script.post("/control/as/U1/command", "{'channel':'ops','text':'/slow'}");
        release.countDown();
        assertFalse(delivery.path("delivered").asBoolean());
        assertEquals("operation_timeout", delivery.path("problem").asText());
        assertEquals(0, delivery.path("status").asInt());
        var shown = messages("U1").path(0);
        assertEquals(
                "/slow failed with the error \"operation_timeout\"",
                shown.path("text").asText());
        assertEquals("USLACKBOT", shown.path("user").asText());
        assertTrue(shown.path("ephemeral").asBoolean());
        assertTrue(messages("U2").isEmpty());
        script.post(
                "/control/as/U1/dismiss",
                "{'channel':'ops','ts':'" + shown.path("ts").asText() + "'}");
        assertTrue(messages("U1").isEmpty());
    }

    @Test
    void a_refused_and_an_unreachable_delivery_say_so() {
        app.answering(p -> new TinyApp.Reply(500, "no"));
        var refused = script.post("/control/as/U1/command", "{'channel':'ops','text':'/deploy'}");
        assertEquals("http_service_error", refused.path("problem").asText());
        app.close();
        var gone = script.post("/control/as/U1/command", "{'channel':'ops','text':'/deploy'}");
        assertEquals("dispatch_failed", gone.path("problem").asText());
    }

    @Test
    void a_press_finds_its_element_by_block_action_and_value() throws Exception {
        var ts = posted(
                "plan",
                """
                [{'type':'actions','block_id':'one','elements':[
                   {'type':'button','action_id':'go','value':'1','text':{'type':'plain_text','text':'Go'}}]},
                 {'type':'actions','block_id':'two','elements':[
                   {'type':'button','action_id':'go','value':'2','text':{'type':'plain_text','text':'Go'}},
                   {'type':'overflow','action_id':'more','options':[
                     {'text':{'type':'plain_text','text':'Show'},'value':'show'},
                     {'text':{'type':'plain_text','text':'Hide'},'value':'hide'}]}]}]""");
        var where = "'where':{'channel':'" + ops + "','ts':'" + ts + "'}";
        script.refused(400, "POST", "/control/as/U2/press", "{" + where + ",'action_id':'go'}");
        script.post("/control/as/U2/press", "{" + where + ",'block_id':'two','action_id':'go'}");
        assertEquals("2", heard().path("actions").path(0).path("value").asText());
        script.post("/control/as/U2/press", "{" + where + ",'action_id':'go','value':'1'}");
        var payload = heard();
        assertEquals("one", payload.path("actions").path(0).path("block_id").asText());
        assertEquals("U2", payload.path("user").path("id").asText());
        assertEquals(ts, payload.path("message").path("ts").asText());
        script.post("/control/as/U2/press", "{" + where + ",'action_id':'more','value':'hide'}");
        var overflow = heard().path("actions").path(0);
        assertEquals("hide", overflow.path("selected_option").path("value").asText());
        assertTrue(script.refused(400, "POST", "/control/as/U2/press", "{" + where + ",'action_id':'no'}")
                .contains("nothing here"));
        script.refused(400, "POST", "/control/as/guest/press", "{" + where + ",'action_id':'more','value':'hide'}");
    }

    @Test
    void only_its_reader_presses_on_what_only_they_see() throws Exception {
        var whisper = Json.object().put("channel", ops).put("user", "U1").put("text", "really?");
        whisper.set(
                "blocks",
                Json.parse(
                                "[{\"type\":\"actions\",\"elements\":[{\"type\":\"button\",\"action_id\":\"yes\",\"text\":{\"type\":\"plain_text\",\"text\":\"Yes\"}}]}]")
                        .orElseThrow());
        var ts = app.calls("chat.postEphemeral", whisper).path("message_ts").asText();
        var press = "{'where':{'channel':'ops','ts':'" + ts + "'},'action_id':'yes'}";
        script.refused(400, "POST", "/control/as/U2/press", press);
        assertTrue(script.post("/control/as/U1/press", press).path("delivered").asBoolean());
        assertTrue(heard().path("container").path("is_ephemeral").asBoolean());
    }

    @Test
    void people_post_reply_react_delete_join_and_invite() throws Exception {
        var said = script.post("/control/as/U1/post", "{'channel':'ops','text':'hi @capstan'}")
                .path("message");
        assertEquals("hi <@U0BOT00001>", said.path("text").asText());
        assertEquals("app_mention", heard().path("event").path("type").asText());
        var ts = said.path("ts").asText();
        script.post("/control/as/U2/post", "{'channel':'ops','text':'reply','thread_ts':'" + ts + "'}");
        script.post("/control/as/U2/react", "{'channel':'ops','ts':'" + ts + "','name':'eyes'}");
        var root = messages("U1").path(0);
        assertEquals(1, root.path("reply_count").asInt());
        assertEquals("eyes", root.path("reactions").path(0).path("name").asText());
        script.post("/control/as/U2/react", "{'channel':'ops','ts':'" + ts + "','name':'eyes','remove':true}");
        assertTrue(messages("U1").path(0).path("reactions").isMissingNode());
        assertTrue(script.refused(400, "POST", "/control/as/U2/delete", "{'channel':'ops','ts':'" + ts + "'}")
                .contains("themselves"));
        script.post("/control/as/U1/delete", "{'channel':'ops','ts':'" + ts + "'}");
        assertEquals("tombstone", messages("U1").path(0).path("subtype").asText());

        var side = slack.addChannel("side", "approver");
        slack.removeFromChannel("side", "capstan");
        assertTrue(script.refused(400, "POST", "/control/as/U1/post", "{'channel':'side','text':'x'}")
                .contains("join"));
        script.post("/control/as/U1/join", "{'channel':'" + side + "'}");
        script.post("/control/as/U1/post", "{'channel':'side','text':'x'}");
        script.post("/control/as/U1/invite", "{'channel':'side','user':'capstan'}");
        assertEquals("member_joined_channel", heard().path("event").path("type").asText());
        slack.removeFromChannel("side", "capstan");
        var typed = script.post("/control/as/U1/command", "{'channel':'side','text':'/invite @capstan'}");
        assertTrue(typed.path("problem").isNull());
        assertEquals("member_joined_channel", heard().path("event").path("type").asText());
        script.refused(400, "POST", "/control/as/guest/join", "{'channel':'side'}");
        script.refused(404, "POST", "/control/as/U1/fly", "{}");
        script.refused(400, "POST", "/control/as/U1/post", "[]");
    }

    @Test
    void shortcuts_and_the_home_tab_reach_the_app() throws Exception {
        script.post("/control/as/U1/shortcut", "{'callback_id':'status'}");
        assertEquals("shortcut", heard().path("type").asText());
        var ts = posted("something", "");
        script.post("/control/as/U1/shortcut", "{'callback_id':'file_it','channel':'ops','ts':'" + ts + "'}");
        assertEquals(ts, heard().path("message").path("ts").asText());
        script.refused(400, "POST", "/control/as/U1/shortcut", "{'callback_id':'unknown'}");
        assertNull(app.heard.peek());
        var home = script.post("/control/as/U1/home", "{}");
        assertTrue(home.path("delivered").asBoolean());
        assertEquals("app_home_opened", heard().path("event").path("type").asText());
    }
}
