package dev.capstan.workspace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.slack.api.Slack;
import com.slack.api.bolt.App;
import dev.capstan.workspace.act.Delivery.Outcome;
import dev.capstan.workspace.model.Person;
import dev.capstan.workspace.shape.Json;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SocketModeTest {
    private static final Duration SOON = Duration.ofSeconds(20);

    private LocalSlack slack;

    /** A line without a framework, which acknowledges only when told. */
    private static final class BareLine implements WebSocket.Listener {
        private final LinkedBlockingQueue<String> heard = new LinkedBlockingQueue<>();
        private final StringBuilder part = new StringBuilder();
        private final WebSocket socket;

        private BareLine(String url) {
            socket = HttpClient.newHttpClient()
                    .newWebSocketBuilder()
                    .buildAsync(URI.create(url), this)
                    .join();
        }

        @Override
        public CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
            part.append(data);
            if (last) {
                heard.add(part.toString());
                part.setLength(0);
            }
            webSocket.request(1);
            return null;
        }

        private com.fasterxml.jackson.databind.JsonNode next() throws InterruptedException {
            var text = heard.poll(5, TimeUnit.SECONDS);
            return Json.parse(String.valueOf(text)).orElseThrow();
        }

        private void acknowledge(com.fasterxml.jackson.databind.JsonNode envelope) {
            var ack = Json.object()
                    .put("envelope_id", envelope.path("envelope_id").asText());
            socket.sendText(ack.toString(), true).join();
        }
    }

    @BeforeEach
    void a_workspace() {
        slack = LocalSlack.builder()
                .acknowledgeWithin(Duration.ofSeconds(2))
                .retries(Duration.ZERO, Duration.ofMillis(10), Duration.ofMillis(10))
                .start();
        slack.add(Person.of("U1", "engineer"));
        slack.addChannel("ops", "engineer");
    }

    @AfterEach
    void closed() {
        slack.close();
    }

    private String url() throws Exception {
        var opened = Slack.getInstance(BoltApp.slackConfig(slack))
                .methods(slack.app().appToken())
                .appsConnectionsOpen(r -> r);
        assertTrue(opened.isOk(), opened::getError);
        return opened.getUrl();
    }

    private void await(int connections) {
        slack.await(() -> slack.sockets().connections() == connections ? Optional.of(true) : Optional.empty(), SOON)
                .orElseThrow(() ->
                        new AssertionError("connections: " + slack.sockets().connections()));
    }

    private static Consumer<App> pong() {
        return app -> app.command("/ping", (req, ctx) -> ctx.ack("pong"));
    }

    @Test
    void a_connection_needs_the_apps_own_token() throws Exception {
        var refused = Slack.getInstance(BoltApp.slackConfig(slack))
                .methods(slack.app().botToken())
                .appsConnectionsOpen(r -> r);
        assertEquals("not_allowed_token_type", refused.getError());
    }

    @Test
    void hello_counts_the_lines_and_the_eleventh_is_one_too_many() throws Exception {
        var lines = new ArrayList<BareLine>();
        for (var i = 1; i <= 10; i++) {
            var line = new BareLine(url());
            lines.add(line);
            var hello = line.next();
            assertEquals("hello", hello.path("type").asText());
            assertEquals(i, hello.path("num_connections").asInt());
            assertTrue(hello.path("debug_info").has("approximate_connection_time"));
        }
        var eleventh = new BareLine(url()).next();
        assertEquals("disconnect", eleventh.path("type").asText());
        assertEquals("too_many_websockets", eleventh.path("reason").asText());
        lines.forEach(line -> line.socket.abort());
        await(0);
    }

    @Test
    void each_parcel_goes_to_one_of_the_lines_and_all_get_some() throws Exception {
        Set<String> served = ConcurrentHashMap.newKeySet();
        try (var one = SocketApp.connectedTo(
                        slack,
                        a -> a.command("/ping", (req, ctx) -> {
                            served.add("one");
                            return ctx.ack("pong");
                        }));
                var two = SocketApp.connectedTo(
                        slack,
                        a -> a.command("/ping", (req, ctx) -> {
                            served.add("two");
                            return ctx.ack("pong");
                        }))) {
            assertEquals(2, slack.sockets().connections(), one + " and " + two);
            for (var i = 0; i < 4; i++) {
                assertTrue(slack.as("engineer").types("/ping").acknowledged());
            }
            assertEquals(Set.of("one", "two"), served);
            assertEquals(4, slack.as("engineer").whispers().size(), "each command was answered once");
        }
    }

    @Test
    void a_command_that_is_not_acknowledged_times_out_and_is_not_sent_again() throws Exception {
        var line = new BareLine(url());
        line.next();
        assertEquals(Outcome.TIMED_OUT, slack.as("engineer").types("/ping").outcome());
        var envelope = line.next();
        assertEquals("slash_commands", envelope.path("type").asText());
        assertTrue(envelope.path("accepts_response_payload").asBoolean());
        assertEquals("/ping", envelope.path("payload").path("command").asText());
        assertTrue(line.heard.isEmpty());
    }

    @Test
    void an_event_comes_again_on_another_line_when_the_first_breaks() throws Exception {
        var first = new BareLine(url());
        first.next();
        slack.as("engineer").in("ops").says("@capstan status");
        var once = first.next();
        assertEquals("events_api", once.path("type").asText());
        assertFalse(once.path("accepts_response_payload").asBoolean());
        assertEquals(0, once.path("retry_attempt").asInt());
        var second = new BareLine(url());
        second.next();
        first.socket.abort();
        await(1);
        var again = second.next();
        assertEquals(1, again.path("retry_attempt").asInt());
        assertEquals(
                once.path("payload").path("event_id"), again.path("payload").path("event_id"));
        second.acknowledge(again);
        slack.await(
                        () -> slack.traffic().of("event").size() == 2 ? Optional.of(true) : Optional.empty(),
                        Duration.ofSeconds(5))
                .orElseThrow();
    }

    @Test
    void goodbyes_have_their_reasons() throws Exception {
        var line = new BareLine(url());
        line.next();
        slack.sockets().warn();
        assertEquals("warning", line.next().path("reason").asText());
        assertEquals(1, slack.sockets().connections(), "a warning doesn't end the line");
        slack.sockets().refresh();
        assertEquals("refresh_requested", line.next().path("reason").asText());
        await(0);
        var other = new BareLine(url());
        other.next();
        slack.sockets().disable();
        var goodbye = other.next();
        assertEquals(
                List.of("disconnect", "link_disabled"),
                List.of(goodbye.path("type").asText(), goodbye.path("reason").asText()));
        await(0);
    }

    @Test
    void slacks_client_comes_back_after_its_line_was_refreshed_or_dropped() throws Exception {
        try (var app = SocketApp.connectedTo(slack, pong())) {
            assertTrue(app.client().verifyConnection());
            for (Runnable end : List.<Runnable>of(slack.sockets()::refresh, slack.sockets()::dropAll)) {
                var before = slack.sockets().accepted();
                end.run();
                slack.await(() -> slack.sockets().accepted() > before ? Optional.of(true) : Optional.empty(), SOON)
                        .orElseThrow();
                await(1);
                // A command on a line that is just being given up is lost, as with Slack: the person types it again
                long deadline = System.nanoTime() + SOON.toNanos();
                while (!slack.as("engineer").types("/ping").acknowledged()) {
                    assertTrue(System.nanoTime() < deadline, "it never hears again");
                }
            }
        }
    }
}
