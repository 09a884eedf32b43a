package dev.capstan.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.capstan.catalog.Value;
import dev.capstan.page.Page.What;
import dev.capstan.step.Secret;
import dev.capstan.step.http.HttpCaller;
import dev.capstan.step.shell.LocalShell;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** PagerDuty and webhooks, against a server that keeps PagerDuty's contract. */
class PostedTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ROUTING_KEY = "R".repeat(32);

    private record Request(String path, Map<String, String> headers, String body) {}

    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final Set<String> open = new HashSet<>();
    private final Map<String, Integer> counted = new HashMap<>();
    private volatile int answer = 202;
    private volatile String retryAfter;
    private HttpServer server;

    private final Vault vault = new Vault(name -> Optional.ofNullable(
                    Map.of("KEY", ROUTING_KEY, "HMAC", "sh4red").get(name))
            .map(Secret::new));

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::serve);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            var headers = new HashMap<String, String>();
            exchange.getRequestHeaders().forEach((name, values) -> headers.put(name.toLowerCase(), values.getFirst()));
            requests.add(new Request(exchange.getRequestURI().getPath(), headers, body));
            var said = answer != 202 || !exchange.getRequestURI().getPath().equals("/v2/enqueue")
                    ? "{\"status\":\"said " + answer + "\"}"
                    : enqueued(JSON.readTree(body));
            if (retryAfter != null) {
                exchange.getResponseHeaders().add("Retry-After", retryAfter);
            }
            var bytes = said.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(said.contains("invalid event") ? 400 : answer, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    /** As documented: what is missing or too long is 400; one key is open once. */
    private synchronized String enqueued(JsonNode event) {
        var action = event.path("event_action").asText();
        var payload = event.path("payload");
        boolean valid = event.path("routing_key").asText().length() == 32
                && List.of("trigger", "acknowledge", "resolve").contains(action)
                && event.path("dedup_key").asText().length() <= 255
                && (!action.equals("trigger")
                        || !payload.path("summary").asText().isEmpty()
                                && payload.path("summary").asText().length() <= 1024
                                && !payload.path("source").asText().isEmpty()
                                && List.of("critical", "error", "warning", "info")
                                        .contains(payload.path("severity").asText()));
        if (!valid) {
            return "{\"status\":\"invalid event\",\"message\":\"Event object is invalid\",\"errors\":[]}";
        }
        var key = event.path("dedup_key").asText();
        switch (action) {
            case "trigger" -> {
                if (open.add(key)) {
                    counted.merge(key, 1, Integer::sum);
                }
            }
            case "resolve" -> open.remove(key);
            default -> {}
        }
        return "{\"status\":\"success\",\"message\":\"Event processed\",\"dedup_key\":\"" + key + "\"}";
    }

    private String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private static Post caller(Duration patience) {
        var caller = new HttpCaller(
                address -> new LocalShell(), () -> (SSLSocketFactory) SSLSocketFactory.getDefault(), Optional.empty());
        return (url, headers, body, within) -> {
            var reply = caller.post(url, headers, body, patience);
            return new Post.Answer(
                    reply.status(), Optional.ofNullable(reply.headers().get("Retry-After")), reply.body());
        };
    }

    private Outcome event(Page page) throws Vault.Missing {
        return new PagerDutyEvents(new HttpSending(caller(Duration.ofSeconds(10))))
                .send(new Way.PagerDuty("KEY", url() + "/"), page, vault);
    }

    private Outcome hook(Optional<String> secret) throws Vault.Missing {
        return new Webhooks(new HttpSending(caller(Duration.ofSeconds(10))), Clock.fixed(SomePages.NOW, ZoneOffset.UTC))
                .send(
                        new Way.Webhook(new Value.Plain(url() + "/hook?team=1"), secret),
                        SomePages.page("p1", "hook", What.TRIGGER, "k1"),
                        vault);
    }

    @Test
    void an_incident_is_opened_acknowledged_and_resolved_under_one_key() throws Exception {
        assertEquals(new Outcome.Sent(), event(SomePages.page("p1", "pd", What.TRIGGER, "al-7F3K")));
        var event = JSON.readTree(requests.getFirst().body());
        assertEquals("/v2/enqueue", requests.getFirst().path());
        assertEquals("支付失败率 7.2 %（上限 5 %）", event.at("/payload/summary").asText());
        assertEquals("ctea production", event.at("/payload/source").asText());
        assertEquals("critical", event.at("/payload/severity").asText());
        assertEquals("2026-11-21T02:00:00Z", event.at("/payload/timestamp").asText());
        assertEquals(
                "After deploy v1.4.2.", event.at("/payload/custom_details/text").asText());
        assertEquals(
                "https://slack.example/archives/C1/p1",
                event.at("/links/0/href").asText());

        assertEquals(new Outcome.Sent(), event(SomePages.page("p1", "pd", What.TRIGGER, "al-7F3K")));
        assertEquals(Map.of("al-7F3K", 1), counted);
        assertEquals(new Outcome.Sent(), event(SomePages.page("p2", "pd", What.ACKNOWLEDGE, "al-7F3K")));
        assertEquals(new Outcome.Sent(), event(SomePages.page("p3", "pd", What.RESOLVE, "al-7F3K")));
        assertTrue(open.isEmpty());
    }

    @Test
    void whatever_an_alert_holds_keeps_to_pagerdutys_limits() throws Exception {
        var wild = new Page(
                new PageId("p1"),
                new WayName("pd"),
                "al-7F3K",
                What.TRIGGER,
                "报警\n".repeat(2000) + "\uD83D",
                "长".repeat(300_000),
                Page.Severity.WARNING,
                "",
                "k".repeat(1000),
                Optional.empty(),
                SomePages.NOW);
        assertEquals(new Outcome.Sent(), event(wild));
        var body = requests.getFirst().body();
        assertTrue(body.getBytes(StandardCharsets.UTF_8).length < 512 * 1024);
        assertFalse(JSON.readTree(body).at("/payload/summary").asText().contains("\n"));
        event(new Page(
                new PageId("p2"),
                new WayName("pd"),
                "al-7F3K",
                What.RESOLVE,
                "",
                "",
                Page.Severity.WARNING,
                "",
                "k".repeat(1000),
                Optional.empty(),
                SomePages.NOW));
        assertTrue(open.isEmpty());
    }

    @Test
    void what_pagerduty_refuses_is_refused_and_what_it_puts_off_is_put_off() throws Exception {
        var page = SomePages.page("p1", "pd", What.TRIGGER, "k");
        answer = 400;
        assertEquals(new Outcome.Refused("answered 400: {\"status\":\"said 400\"}"), event(page));
        answer = 404;
        assertInstanceOf(Outcome.Refused.class, event(page));
        answer = 302;
        assertInstanceOf(Outcome.Refused.class, event(page));
        answer = 503;
        assertInstanceOf(Outcome.NotNow.class, event(page));
        answer = 429;
        retryAfter = "90";
        assertEquals(
                new Outcome.NotNow("answered 429: {\"status\":\"said 429\"}", Duration.ofSeconds(90)), event(page));
        retryAfter = "999999";
        assertEquals(
                Duration.ofHours(1),
                assertInstanceOf(Outcome.NotNow.class, event(page)).rest());
        retryAfter = "Wed, 21 Oct 2026 07:28:00 GMT";
        assertEquals(
                Duration.ZERO,
                assertInstanceOf(Outcome.NotNow.class, event(page)).rest());
    }

    @Test
    void a_webhook_is_signed_over_time_and_body() throws Exception {
        answer = 204;
        assertEquals(new Outcome.Sent(), hook(Optional.of("HMAC")));
        var request = requests.getFirst();
        assertEquals("1795226400", request.headers().get("x-capstan-timestamp"));
        assertEquals(
                Webhooks.signature("sh4red", "1795226400", request.body()),
                request.headers().get("x-capstan-signature"));
        assertEquals("p1", request.headers().get("x-capstan-page"));
        var body = JSON.readTree(request.body());
        assertEquals("trigger", body.path("event").asText());
        assertEquals("支付失败率 7.2 %（上限 5 %）", body.path("summary").asText());
        assertEquals("al-7F3K", body.path("subject").asText());
    }

    /** So that what others compute by the manual is what is sent. */
    @Test
    void the_signature_is_an_hmac_that_anyone_can_compute() {
        // printf %s 'v1:1795226400:{}' | openssl dgst -sha256 -hmac sh4red
        assertEquals(
                "v1=9e7a5a177d9f5ca1589d37155330a2b92206b028aadb0bddc5f633b49667eaf2",
                Webhooks.signature("sh4red", "1795226400", "{}"));
    }

    @Test
    void a_webhook_without_a_secret_carries_no_signature() throws Exception {
        answer = 200;
        assertEquals(new Outcome.Sent(), hook(Optional.empty()));
        assertFalse(requests.getFirst().headers().containsKey("x-capstan-signature"));
    }

    @Test
    void a_server_that_hangs_or_is_not_there_is_tried_later() throws Exception {
        try (var silent = new java.net.ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var way = new Way.PagerDuty("KEY", "http://127.0.0.1:" + silent.getLocalPort());
            var page = SomePages.page("p1", "pd", What.TRIGGER, "k");
            var sending = new HttpSending(caller(Duration.ofMillis(200)));
            var outcome = new PagerDutyEvents(sending).send(way, page, vault);
            assertEquals(new Outcome.NotNow("no answer within 200 ms"), outcome);
        }
        server.stop(0);
        assertInstanceOf(Outcome.NotNow.class, hook(Optional.empty()));
    }
}
