package dev.capstan.workspace.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.capstan.workspace.shape.Json;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What each person is shown. */
class ReadingTest extends ControlScene {
    private static List<String> texts(JsonNode list) {
        return list.path("messages").findValuesAsText("text");
    }

    @Test
    void everybody_sees_people_groups_commands_and_their_own_channels() {
        var seen = script.get("/control/workspace?as=engineer");
        assertEquals("U1", seen.path("me").asText());
        assertEquals("T0LOCAL001", seen.path("team").path("id").asText());
        assertEquals("U0BOT00001", seen.path("app").path("bot_user_id").asText());
        var people = seen.path("people");
        var engineer = Json.array();
        people.forEach(p -> {
            if (p.path("id").asText().equals("U1")) {
                engineer.add(p);
            }
        });
        assertEquals("Engineer", engineer.path(0).path("title").asText());
        assertEquals("The engineer", engineer.path(0).path("real_name").asText());
        assertTrue(people.findValuesAsText("id").contains("USLACKBOT"));
        assertEquals("releasers", seen.path("groups").path(0).path("handle").asText());
        assertEquals(
                "[service] [version]",
                seen.path("commands").path(0).path("usage").asText());
        assertEquals("message", seen.path("shortcuts").path(1).path("type").asText());
        assertEquals(List.of("ops", "capstan"), seen.path("channels").findValuesAsText("name"));
        var direct = seen.path("channels").path(1);
        assertEquals("direct", direct.path("kind").asText());
        assertEquals("U1", direct.path("with").asText());
        assertEquals(
                List.of("ops", "secret", "capstan"),
                script.get("/control/workspace?as=U2").path("channels").findValuesAsText("name"));
    }

    @Test
    void a_guest_sees_only_the_channels_they_were_invited_to() {
        slack.as("engineer").in("ops").says("hello");
        assertEquals(
                List.of("capstan"),
                script.get("/control/workspace?as=guest").path("channels").findValuesAsText("name"));
        script.refused(404, "GET", "/control/channels/" + ops + "/messages?as=guest", null);
        slack.addToChannel("ops", "guest");
        assertEquals(List.of("hello"), texts(script.get("/control/channels/" + ops + "/messages?as=guest")));
    }

    @Test
    void a_private_channel_does_not_exist_for_others() {
        slack.as("approver").in("secret").says("psst");
        assertEquals(List.of("psst"), texts(script.get("/control/channels/" + secret + "/messages?as=approver")));
        var path = "/control/channels/" + secret;
        assertTrue(
                script.refused(404, "GET", path + "/messages?as=engineer", null).contains("no channel"));
        script.refused(404, "GET", path + "/threads/1.2?as=engineer", null);
        assertTrue(script.refused(400, "POST", "/control/as/engineer/post", "{'channel':'secret','text':'x'}")
                .contains("isn't in"));
    }

    @Test
    void messages_come_in_pages_oldest_first_with_roots_and_broadcasts_only() {
        var engineer = slack.as("engineer").in("ops");
        IntStream.range(0, 25).forEach(i -> engineer.says("m" + i));
        var root = slack.messages("ops").getLast();
        engineer.repliesTo(root, "in the thread");
        app.calls(
                "chat.postMessage",
                Json.object()
                        .put("channel", ops)
                        .put("thread_ts", root.ts())
                        .put("reply_broadcast", true)
                        .put("text", "for all"));
        var last = script.get("/control/channels/" + ops + "/messages?as=approver&limit=10");
        assertTrue(last.path("more").asBoolean());
        assertEquals(10, last.path("messages").size());
        assertEquals("for all", last.path("messages").path(9).path("text").asText());
        assertTrue(last.path("messages").path(9).path("broadcast").asBoolean());
        assertEquals("m24", last.path("messages").path(8).path("text").asText());
        assertEquals(2, last.path("messages").path(8).path("reply_count").asInt());
        var before = last.path("messages").path(0).path("ts").asText();
        var earlier = script.get("/control/channels/" + ops + "/messages?as=approver&limit=100&before=" + before);
        assertFalse(earlier.path("more").asBoolean());
        assertEquals(16, earlier.path("messages").size());
        assertEquals("m0", earlier.path("messages").path(0).path("text").asText());
        var thread = script.get("/control/channels/" + ops + "/threads/" + root.ts() + "?as=approver");
        assertEquals(
                List.of("m24", "in the thread", "for all"),
                thread.path("messages").findValuesAsText("text").stream()
                        .distinct()
                        .toList());
    }

    @Test
    void what_is_for_one_reader_only_is_shown_to_no_other() {
        slack.as("engineer").in("ops").says("before");
        var root = slack.messages("ops").getFirst().ts();
        for (var thread : List.of("", root)) {
            var whisper = Json.object()
                    .put("channel", ops)
                    .put("user", "U1")
                    .put("text", "psst " + (thread.isEmpty() ? "here" : "there"));
            if (!thread.isEmpty()) {
                whisper.put("thread_ts", thread);
            }
            app.calls("chat.postEphemeral", whisper);
        }
        slack.as("engineer").in("ops").says("after");
        var messages = "/control/channels/" + ops + "/messages?as=";
        assertEquals(List.of("before", "psst here", "after"), texts(script.get(messages + "U1")));
        assertTrue(script.get(messages + "U1")
                .path("messages")
                .path(1)
                .path("ephemeral")
                .asBoolean());
        assertEquals(List.of("before", "after"), texts(script.get(messages + "U2")));
        var thread = "/control/channels/" + ops + "/threads/" + root + "?as=";
        assertEquals(List.of("before", "psst there"), texts(script.get(thread + "U1")));
        assertEquals(List.of("before"), texts(script.get(thread + "U2")));
    }

    @Test
    void files_are_shown_as_text_or_picture_and_never_as_a_page() throws Exception {
        var page = script.send("POST", "/control/as/U1/upload?name=evil.html", "<script>alert(1)</script>");
        var id = Json.parse(page.body()).orElseThrow().path("file").path("id").asText();
        var shown = script.send("GET", "/control/files/" + id + "/content", null);
        assertEquals(
                "text/plain;charset=utf-8",
                shown.headers()
                        .firstValue("Content-Type")
                        .orElseThrow()
                        .replace(" ", "")
                        .toLowerCase());
        assertEquals(
                "nosniff", shown.headers().firstValue("X-Content-Type-Options").orElseThrow());
        assertTrue(shown.headers().firstValue("Content-Disposition").isEmpty());
        assertTrue(shown.headers()
                .firstValue("Content-Security-Policy")
                .orElseThrow()
                .contains("sandbox"));
        var kept = script.send("GET", "/control/files/" + id + "/content?download=1", null);
        assertTrue(
                kept.headers().firstValue("Content-Disposition").orElseThrow().startsWith("attachment"));
        var svg = script.send("POST", "/control/as/U1/upload?name=x.svg", "<svg/>");
        var svgId = Json.parse(svg.body()).orElseThrow().path("file").path("id").asText();
        assertTrue(script.send("GET", "/control/files/" + svgId + "/content", null)
                .headers()
                .firstValue("Content-Type")
                .orElseThrow()
                .startsWith("text/plain"));
        assertEquals(
                List.of("evil.html", "x.svg"),
                script.get("/control/files").path("files").findValuesAsText("name"));
        script.refused(404, "GET", "/control/files/F404/content", null);
    }

    @Test
    void wrong_questions_are_told_what_to_ask() {
        assertTrue(script.refused(400, "GET", "/control/views", null).contains("?as="));
        assertTrue(
                script.refused(404, "GET", "/control/workspace?as=nobody", null).contains("nobody"));
        assertTrue(script.refused(404, "GET", "/control/workspace?as=capstan", null)
                .contains("capstan"));
        script.refused(400, "GET", "/control/traffic?after=x", null);
        script.refused(404, "GET", "/control/whatever", null);
    }

    @Test
    void who_does_not_know_yet_who_there_is_looks_as_the_first_person() {
        assertEquals("U1", script.get("/control/workspace").path("me").asText());
    }

    @Test
    void slacks_names_for_emoji_are_there() {
        var emoji = script.get("/page/emoji.json");
        assertEquals("\u2705", emoji.path("white_check_mark").asText());
        assertEquals("\uD83D\uDC4D", emoji.path("+1").asText());
        assertTrue(emoji.size() > 2_000);
    }
}
