package dev.capstan.workspace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.slack.api.methods.MethodsClient;
import com.slack.api.methods.response.chat.ChatPostMessageResponse;
import com.slack.api.model.Message;
import dev.capstan.workspace.model.Person;
import dev.capstan.workspace.model.UserGroup;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WebApiTest {
    private LocalSlack slack;
    private MethodsClient api;
    private String ops;

    @BeforeEach
    void a_workspace() {
        slack = LocalSlack.builder().start();
        slack.add(Person.of("U1", "engineer").speaking("zh-CN")).add(Person.of("U2", "approver"));
        slack.add(new UserGroup("S1", "release-managers", "Release managers", List.of("U2"), false));
        ops = slack.addChannel("ops", "engineer", "approver");
        api = BoltApp.client(slack);
    }

    @AfterEach
    void closed() {
        slack.close();
    }

    private ChatPostMessageResponse post(String text) throws Exception {
        return api.chatPostMessage(r -> r.channel(ops).text(text));
    }

    @Test
    void auth_test_names_the_team_and_the_bot() throws Exception {
        var who = api.authTest(r -> r);
        assertTrue(who.isOk());
        assertEquals(slack.app().botUserId(), who.getUserId());
        assertEquals(slack.app().botId(), who.getBotId());
        assertEquals(slack.app().teamId(), who.getTeamId());
    }

    @Test
    void a_wrong_token_is_invalid_auth_and_a_missing_one_not_authed() throws Exception {
        assertEquals("invalid_auth", api.authTest(r -> r.token("xoxb-other")).getError());
        var bare = HttpRequest.newBuilder(URI.create(slack.apiUrl() + "auth.test"))
                .POST(HttpRequest.BodyPublishers.noBody())
                .build();
        var answer = HttpClient.newHttpClient().send(bare, HttpResponse.BodyHandlers.ofString());
        assertEquals("{\"ok\":false,\"error\":\"not_authed\"}", answer.body());
    }

    @Test
    void a_method_slack_does_not_have_is_unknown() throws Exception {
        assertEquals("unknown_method", api.emojiList(r -> r).getError());
    }

    @Test
    void a_missing_scope_says_what_is_needed_and_what_is_there() throws Exception {
        try (var poor = LocalSlack.builder().scopes("users:read").start()) {
            poor.addChannel("ops");
            var answer =
                    BoltApp.client(poor).chatPostMessage(r -> r.channel("#ops").text("hello"));
            assertEquals("missing_scope", answer.getError());
            assertEquals("chat:write", answer.getNeeded());
            assertEquals("users:read", answer.getProvided());
        }
    }

    @Test
    void posting_answers_the_message_and_its_ascending_timestamp() throws Exception {
        var first = post("one");
        var second = post("two");
        assertTrue(first.isOk());
        assertEquals(ops, first.getChannel());
        assertEquals("one", first.getMessage().getText());
        assertTrue(first.getTs().compareTo(second.getTs()) < 0);
        assertEquals(
                "two",
                slack.awaitMessage(m -> m.ts().equals(second.getTs()), Duration.ZERO)
                        .text());
    }

    @Test
    void posting_fails_as_slack_does_where_it_cannot_be() throws Exception {
        assertEquals(
                "channel_not_found",
                api.chatPostMessage(r -> r.channel("C0NOWHERE").text("x")).getError());
        assertEquals("no_text", api.chatPostMessage(r -> r.channel(ops)).getError());
        slack.removeFromChannel(ops, "capstan");
        assertEquals("not_in_channel", post("x").getError());
        slack.addToChannel(ops, "capstan");
        slack.archive(ops);
        assertEquals("is_archived", post("x").getError());
        var hidden = slack.addPrivateChannel("hidden", "engineer");
        slack.removeFromChannel(hidden, "capstan");
        assertEquals(
                "channel_not_found",
                api.chatPostMessage(r -> r.channel(hidden).text("x")).getError());
    }

    @Test
    void posting_to_a_person_opens_their_direct_messages() throws Exception {
        var sent = api.chatPostMessage(r -> r.channel("U1").text("psst"));
        assertTrue(sent.getChannel().startsWith("D"));
        assertEquals("psst", slack.messages("@engineer").getFirst().text());
        assertEquals(
                sent.getChannel(),
                api.conversationsOpen(r -> r.users(List.of("U1"))).getChannel().getId());
    }

    @Test
    void a_text_beyond_forty_thousand_characters_is_cut_with_a_warning() throws Exception {
        var sent = post("x".repeat(40_001));
        assertEquals("message_truncated", sent.getWarning());
        assertEquals(40_000, sent.getMessage().getText().length());
    }

    @Test
    void an_update_changes_the_message_and_keeps_blocks_that_were_not_given() throws Exception {
        var sent = api.chatPostMessage(r -> r.channel(ops)
                .text("before")
                .blocksAsString("[{\"type\":\"header\",\"text\":{\"type\":\"plain_text\",\"text\":\"Deploy\"}}]"));
        var updated = api.chatUpdate(r -> r.channel(ops).ts(sent.getTs()).text("after"));
        assertEquals("after", updated.getText());
        var now = slack.messages(ops).getLast();
        assertEquals("after", now.text());
        assertTrue(now.everything().contains("Deploy"));
        assertEquals(
                "msg_too_long",
                api.chatUpdate(r -> r.channel(ops).ts(sent.getTs()).text("x".repeat(4001)))
                        .getError());
    }

    @Test
    void only_the_apps_own_messages_that_are_there_can_be_updated_or_deleted() throws Exception {
        var theirs = slack.as("engineer").in(ops).says("mine");
        assertEquals(
                "cant_update_message",
                api.chatUpdate(r -> r.channel(ops).ts(theirs.ts()).text("x")).getError());
        assertEquals(
                "cant_delete_message",
                api.chatDelete(r -> r.channel(ops).ts(theirs.ts())).getError());
        var own = post("own");
        slack.delete(slack.messages(ops).getLast());
        assertEquals(
                "message_not_found",
                api.chatUpdate(r -> r.channel(ops).ts(own.getTs()).text("x")).getError());
        assertEquals(
                "message_not_found",
                api.chatDelete(r -> r.channel(ops).ts(own.getTs())).getError());
    }

    @Test
    void a_deleted_parent_leaves_a_tombstone_that_cannot_be_updated() throws Exception {
        var parent = post("parent");
        api.chatPostMessage(r -> r.channel(ops).text("reply").threadTs(parent.getTs()));
        slack.delete(slack.messages(ops).getFirst());
        assertTrue(slack.messages(ops).getFirst().isTombstone());
        assertEquals(
                "message_not_found",
                api.chatUpdate(r -> r.channel(ops).ts(parent.getTs()).text("x")).getError());
        var more = api.chatPostMessage(r -> r.channel(ops).text("still").threadTs(parent.getTs()));
        assertTrue(more.isOk());
    }

    @Test
    void an_ephemeral_message_is_for_one_reader_and_cannot_be_updated() throws Exception {
        var sent = api.chatPostEphemeral(r -> r.channel(ops).user("U1").text("only you"));
        assertEquals("only you", slack.as("engineer").whispers().getFirst().text());
        assertTrue(slack.as("approver").whispers().isEmpty());
        assertTrue(slack.messages(ops).isEmpty());
        var update = api.chatUpdate(r -> r.channel(ops).ts(sent.getMessageTs()).text("changed"));
        assertEquals("message_not_found", update.getError());
        slack.removeFromChannel(ops, "engineer");
        assertEquals(
                "user_not_in_channel",
                api.chatPostEphemeral(r -> r.channel(ops).user("U1").text("x")).getError());
    }

    @Test
    void a_thread_counts_its_replies_and_a_broadcast_shows_in_the_channel() throws Exception {
        var parent = post("parent");
        api.chatPostMessage(r -> r.channel(ops).text("quiet").threadTs(parent.getTs()));
        api.chatPostMessage(
                r -> r.channel(ops).text("loud").threadTs(parent.getTs()).replyBroadcast(true));
        var thread =
                api.conversationsReplies(r -> r.channel(ops).ts(parent.getTs())).getMessages();
        assertEquals(
                List.of("parent", "quiet", "loud"),
                thread.stream().map(Message::getText).toList());
        assertEquals(2, thread.getFirst().getReplyCount());
        assertEquals("thread_broadcast", thread.getLast().getSubtype());
        var history = api.conversationsHistory(r -> r.channel(ops)).getMessages();
        assertEquals(
                List.of("loud", "parent"),
                history.stream().map(Message::getText).toList());
        assertEquals(
                "thread_not_found",
                api.conversationsReplies(r -> r.channel(ops).ts("1.1")).getError());
    }

    @Test
    void metadata_comes_back_only_when_asked_for() throws Exception {
        var meta = Message.Metadata.builder()
                .eventType("capstan_outbox")
                .eventPayload(Map.of("id", "42"))
                .build();
        api.chatPostMessage(r -> r.channel(ops).text("anchor").metadata(meta));
        var plain = api.conversationsHistory(r -> r.channel(ops)).getMessages().getFirst();
        assertNull(plain.getMetadata());
        var full = api.conversationsHistory(r -> r.channel(ops).includeAllMetadata(true))
                .getMessages()
                .getFirst();
        assertEquals("capstan_outbox", full.getMetadata().getEventType());
        assertEquals("42", full.getMetadata().getEventPayload().get("id"));
        var bad = api.chatPostMessage(r -> r.channel(ops).text("x").metadataAsString("{\"event_type\":1}"));
        assertEquals("invalid_metadata_format", bad.getError());
    }

    @Test
    void history_comes_in_pages_and_between_two_times() throws Exception {
        for (var i = 1; i <= 5; i++) {
            post("m" + i);
        }
        var first = api.conversationsHistory(r -> r.channel(ops).limit(2));
        assertTrue(first.isHasMore());
        var cursor = first.getResponseMetadata().getNextCursor();
        var second = api.conversationsHistory(r -> r.channel(ops).limit(3).cursor(cursor));
        assertEquals(
                List.of("m3", "m2", "m1"),
                second.getMessages().stream().map(Message::getText).toList());
        assertFalse(second.isHasMore());
        var third = second.getMessages().getFirst().getTs();
        var since = api.conversationsHistory(r -> r.channel(ops).oldest(third)).getMessages();
        assertEquals(List.of("m5", "m4"), since.stream().map(Message::getText).toList());
    }

    @Test
    void a_json_body_without_charset_is_answered_with_a_warning() throws Exception {
        var client = HttpClient.newHttpClient();
        var request = HttpRequest.newBuilder(URI.create(slack.apiUrl() + "chat.postMessage"))
                .header("Authorization", "Bearer " + slack.app().botToken())
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(
                        "{\"channel\":\"" + ops + "\",\"text\":\"json\",\"blocks\":[{\"type\":\"divider\"}]}"))
                .build();
        var answer = client.send(request, HttpResponse.BodyHandlers.ofString()).body();
        assertTrue(answer.contains("\"ok\":true"), answer);
        assertTrue(answer.contains("missing_charset"), answer);
        assertEquals("json", slack.messages(ops).getFirst().text());
    }
}
