package dev.capstan.slack.listen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.capstan.slack.Workplace;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SlackHttpTest {
    private final Workplace work = new Workplace();
    private final SlackHttp http = work.front().http(work.slack.app().signingSecret());

    @AfterEach
    void close() {
        work.close();
    }

    private SlackHttp.Reply signed(String body, String type) {
        return signedAt(work.clock.instant().getEpochSecond(), body, type);
    }

    private SlackHttp.Reply signedAt(long timestamp, String body, String type) {
        return http.handle(
                "POST",
                "/slack/events",
                Map.of(
                        "content-type", List.of(type),
                        "X-Slack-Request-Timestamp", List.of(Long.toString(timestamp)),
                        "x-slack-signature", List.of(work.slack.signature().of(timestamp, body))),
                body.getBytes(StandardCharsets.UTF_8),
                "127.0.0.1");
    }

    @Test
    void the_challenge_of_a_new_request_url_is_given_back() {
        var reply = signed("{\"type\":\"url_verification\",\"challenge\":\"abc\"}", "application/json");
        assertEquals(200, reply.status());
        assertEquals("abc", reply.body());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "payload=",
                "payload=%7B%7D",
                "payload=not+json",
                "payload=%7B%22type%22%3A%22block_actions%22%7D",
                "{\"type\":\"event_callback\"}",
                "{\"type\":\"event_callback\",\"event\":{}}",
                "{\"type\":\"event_callback\",\"event\":[]}",
                "payload=%7B%22type%22%3A%22view_submission%22%2C%22view%22%3Anull%7D",
                "payload=%7B%22type%22%3A%22view_submission%22%2C%22view%22%3A%7B%22type%22%3A%22modal%22%7D%7D",
                "[]",
                "",
                "command=%ZZ",
                "hello"
            })
    void a_malformed_payload_is_answered_with_400_and_without_a_stack_trace(String body) {
        var reply = signed(body, body.startsWith("{") ? "application/json" : "application/x-www-form-urlencoded");
        assertEquals(400, reply.status(), reply.body());
        assertFalse(reply.body().contains("Exception"));
        assertFalse(reply.body().contains("at dev.capstan"));
    }

    @Test
    void bytes_that_are_no_text_are_malformed() {
        long timestamp = work.clock.instant().getEpochSecond();
        var body = new byte[] {'a', '=', (byte) 0xC3, (byte) 0x28};
        var signature = new Signature(work.slack.app().signingSecret(), work.clock);
        assertEquals(
                Optional.of(FrontTally.Refusal.BAD_SIGNATURE),
                signature.objection(Long.toString(timestamp), "v0=00", body));
    }

    @Test
    void more_than_a_mebibyte_is_answered_with_413() {
        var body = "command=%2Fops&text=" + "x".repeat(SlackHttp.LARGEST_BODY);
        assertEquals(413, signed(body, "application/x-www-form-urlencoded").status());
    }

    @Test
    void a_signature_over_another_body_or_time_is_answered_with_401() {
        long now = work.clock.instant().getEpochSecond();
        var reply = http.handle(
                "POST",
                "/slack/events",
                Map.of(
                        "X-Slack-Request-Timestamp", List.of(Long.toString(now)),
                        "X-Slack-Signature", List.of(work.slack.signature().of(now, "command=/ops"))),
                "command=/deploy".getBytes(StandardCharsets.UTF_8),
                "127.0.0.1");
        assertEquals(401, reply.status());
        assertEquals(401, signedAt(now - 301, "command=%2Fops", "").status());
        assertEquals(401, signedAt(now + 302, "command=%2Fops", "").status());
        assertEquals(
                401,
                http.handle("POST", "/", Map.of(), "command=/ops".getBytes(StandardCharsets.UTF_8), "127.0.0.1")
                        .status());
    }

    @Test
    void only_post_is_answered() {
        assertEquals(
                405, http.handle("GET", "/", Map.of(), new byte[0], "127.0.0.1").status());
    }

    @Test
    void a_payload_of_a_kind_nobody_knows_is_no_error_of_ours() {
        assertTrue(signed("payload=%7B%22type%22%3A%22something_new%22%7D", "").status() < 500);
    }
}
