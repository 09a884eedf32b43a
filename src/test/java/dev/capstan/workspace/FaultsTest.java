package dev.capstan.workspace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.slack.api.Slack;
import com.slack.api.methods.MethodsClient;
import com.slack.api.methods.SlackApiException;
import com.slack.api.util.http.SlackHttpClient;
import dev.capstan.workspace.api.Fault;
import java.io.IOException;
import java.time.Duration;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FaultsTest {
    private final SettableClock clock = new SettableClock();
    private LocalSlack slack;
    private MethodsClient api;

    @BeforeEach
    void a_workspace() {
        slack = LocalSlack.builder().clock(clock).start();
        slack.addChannel("ops");
        // The client under Slack's own repeats a POST by itself when a pooled connection ends; here nothing is
        // repeated.
        var once = new OkHttpClient.Builder().retryOnConnectionFailure(false).build();
        api = Slack.getInstance(BoltApp.slackConfig(slack), new SlackHttpClient(once))
                .methods(slack.app().botToken());
    }

    @AfterEach
    void closed() {
        slack.close();
    }

    private boolean post(String text) throws Exception {
        return api.chatPostMessage(r -> r.channel("#ops").text(text)).isOk();
    }

    @Test
    void a_rate_limit_comes_with_retry_after_as_often_as_ordered() throws Exception {
        slack.faults().next("chat.postMessage", 2, new Fault.RateLimited(Duration.ofSeconds(7)));
        for (var i = 0; i < 2; i++) {
            var limited = assertThrows(SlackApiException.class, () -> post("x"));
            assertEquals(429, limited.getResponse().code());
            assertEquals("7", limited.getResponse().header("Retry-After"));
            assertEquals("ratelimited", limited.getError().getError());
        }
        assertTrue(post("y"));
        assertEquals(1, slack.messages("ops").size(), "a limited call does nothing");
    }

    @Test
    void a_server_error_is_no_json_and_does_nothing() {
        slack.faults().next("chat.postMessage", new Fault.ServerError(502));
        var error = assertThrows(SlackApiException.class, () -> post("x"));
        assertEquals(502, error.getResponse().code());
        assertTrue(slack.messages("ops").isEmpty());
    }

    @Test
    void silence_after_accepting_leaves_the_message_there() throws Exception {
        slack.faults().next("chat.postMessage", new Fault.SilentAfterAccepting(Duration.ofMillis(20)));
        assertThrows(IOException.class, () -> post("ambiguous"));
        assertEquals("ambiguous", slack.messages("ops").getFirst().text());
        assertTrue(post("next"));
    }

    @Test
    void a_dropped_connection_leaves_nothing() {
        slack.faults().next("chat.postMessage", new Fault.ConnectionDropped());
        assertThrows(IOException.class, () -> post("never"));
        assertTrue(slack.messages("ops").isEmpty());
    }

    @Test
    void a_late_answer_is_late_and_true() throws Exception {
        slack.faults().next("chat.postMessage", new Fault.LateAnswer(Duration.ofMillis(80)));
        var began = System.nanoTime();
        assertTrue(post("slowly"));
        assertTrue(Duration.ofNanos(System.nanoTime() - began).toMillis() >= 80);
    }

    @Test
    void an_ordered_error_code_is_answered_for_that_method_only() throws Exception {
        slack.faults().always("chat.postMessage", new Fault.ErrorCode("fatal_error"));
        assertEquals(
                "fatal_error",
                api.chatPostMessage(r -> r.channel("#ops").text("x")).getError());
        assertTrue(api.authTest(r -> r).isOk());
        slack.faults().clear();
        assertTrue(post("x"));
    }

    @Test
    void the_whole_api_can_be_down_and_come_back() throws Exception {
        slack.faults().down();
        assertEquals(
                503,
                assertThrows(SlackApiException.class, () -> post("x"))
                        .getResponse()
                        .code());
        assertThrows(SlackApiException.class, () -> api.authTest(r -> r));
        slack.faults().clear();
        assertTrue(post("back"));
    }

    @Test
    void rates_hold_only_when_switched_on_and_refill_with_time() throws Exception {
        for (var i = 0; i < 20; i++) {
            assertTrue(post("free " + i));
        }
        slack.enforceRates(true);
        for (var i = 0; i < 5; i++) {
            assertTrue(post("burst " + i));
        }
        var limited = assertThrows(SlackApiException.class, () -> post("too many"));
        assertEquals("1", limited.getResponse().header("Retry-After"));
        slack.addChannel("other");
        assertTrue(api.chatPostMessage(r -> r.channel("#other").text("x")).isOk(), "each channel has its own rate");
        clock.pass(Duration.ofSeconds(1));
        assertTrue(post("one more"));
        assertThrows(SlackApiException.class, () -> post("and no more"));
        for (var i = 0; i < 20; i++) {
            assertTrue(api.conversationsList(r -> r).isOk());
        }
        assertThrows(SlackApiException.class, () -> api.conversationsList(r -> r));
    }

    @Test
    void traffic_is_kept_without_tokens() throws Exception {
        assertTrue(post("seen"));
        var entry = slack.traffic().of("chat.postMessage").getFirst();
        assertEquals(200, entry.status());
        assertTrue(entry.request().contains("seen"));
        assertTrue(entry.answer().contains("\"ok\":true"));
        assertTrue(slack.traffic().entries().stream()
                .noneMatch(e -> e.toString().contains(slack.app().botToken())));
    }
}
