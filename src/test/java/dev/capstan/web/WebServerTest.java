package dev.capstan.web;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class WebServerTest {
    private static final HookEndpoint NOBODY = (name, headers, body) -> new HookEndpoint.Answer(404, "");

    private static final SlackEndpoint ECHO =
            request -> new SlackResponse(200, Map.of(), String.valueOf(request.body().length));

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @Test
    void it_says_that_it_lives_and_not_what_it_is_made_of() throws Exception {
        try (var server = server(List.of(), ECHO)) {
            var answer = get(server, "/livez");

            assertEquals(200, answer.statusCode());
            assertEquals("alive\n", answer.body());
            assertEquals(Optional.empty(), answer.headers().firstValue("server"));
            assertEquals(Optional.empty(), answer.headers().firstValue("x-powered-by"));
        }
    }

    @Test
    void it_is_ready_when_every_check_is_and_otherwise_names_what_is_not() throws Exception {
        var database = new AtomicBoolean();
        var checks = List.of(
                new ReadyCheck("database", database::get),
                new ReadyCheck("catalogue", () -> true),
                new ReadyCheck("Slack", () -> {
                    if (!database.get()) {
                        throw new IOException("unreachable");
                    }
                    return true;
                }));
        try (var server = server(checks, ECHO)) {
            var before = get(server, "/readyz");
            assertEquals(503, before.statusCode());
            assertEquals("not ready: database, Slack\n", before.body());

            database.set(true);
            var after = get(server, "/readyz");
            assertEquals(200, after.statusCode());
            assertEquals("ready\n", after.body());
        }
    }

    @Test
    void a_delivery_arrives_byte_for_byte_and_the_answer_goes_back_as_given() throws Exception {
        var seen = new CompletableFuture<SlackRequest>();
        SlackEndpoint endpoint = request -> {
            seen.complete(request);
            return new SlackResponse(
                    202,
                    Map.of("Content-Type", List.of("application/json; charset=utf-8"), "X-Two", List.of("a", "b")),
                    "{\"text\":\"好\"}");
        };
        var body = "token=1&text=a+b%20部署\r\n".getBytes(StandardCharsets.UTF_8);
        try (var server = server(List.of(), endpoint)) {
            var answer = client.send(
                    HttpRequest.newBuilder(uri(server, "/slack/events?a=1&b=%20"))
                            .header("X-Slack-Signature", "v0=abc")
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .POST(BodyPublishers.ofByteArray(body))
                            .build(),
                    BodyHandlers.ofString(StandardCharsets.UTF_8));

            var request = seen.get(5, TimeUnit.SECONDS);
            assertEquals("POST", request.method());
            assertEquals("/slack/events", request.path());
            assertEquals("a=1&b=%20", request.query());
            assertEquals(List.of("v0=abc"), request.headers().get("x-slack-signature"));
            assertEquals(
                    List.of("application/x-www-form-urlencoded"),
                    request.headers().get("content-type"));
            assertArrayEquals(body, request.body());
            assertEquals("127.0.0.1", request.remoteAddress());
            assertFalse(request.toString().contains("abc"), request::toString);
            assertEquals(202, answer.statusCode());
            assertEquals("{\"text\":\"好\"}", answer.body());
            assertEquals(
                    List.of("application/json; charset=utf-8"),
                    answer.headers().allValues("content-type").stream()
                            .map(type -> type.replace("charset=UTF-8", "charset=utf-8")
                                    .replace(";charset", "; charset"))
                            .toList());
            assertEquals(List.of("a", "b"), answer.headers().allValues("x-two"));
        }
    }

    @Test
    void a_body_of_a_mebibyte_is_taken_and_one_byte_more_is_refused() throws Exception {
        try (var server = server(List.of(), ECHO)) {
            var full = new byte[SlackDeliveries.LARGEST_BODY];
            var tooLarge = new byte[SlackDeliveries.LARGEST_BODY + 1];

            assertEquals(
                    "1048576", post(server, BodyPublishers.ofByteArray(full)).body());
            assertEquals(413, post(server, BodyPublishers.ofByteArray(tooLarge)).statusCode());
        }
    }

    @Test
    void an_oversized_body_of_unannounced_length_is_refused_too() throws Exception {
        try (var server = server(List.of(), ECHO)) {
            var chunked = BodyPublishers.ofInputStream(
                    () -> new ByteArrayInputStream(new byte[SlackDeliveries.LARGEST_BODY + 1]));

            assertEquals(413, post(server, chunked).statusCode());
        }
    }

    @Test
    void an_announced_giant_is_refused_before_it_is_sent() throws Exception {
        var called = new AtomicInteger();
        SlackEndpoint counting = request -> {
            called.incrementAndGet();
            return ECHO.receive(request);
        };
        try (var server = server(List.of(), counting);
                var socket = new Socket("127.0.0.1", server.port())) {
            socket.setSoTimeout(5000);
            socket.getOutputStream()
                    .write(("POST /slack/events HTTP/1.1\r\nHost: h\r\nContent-Length: 99999999999\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            var answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);

            assertTrue(answer.startsWith("HTTP/1.1 413"), answer);
            assertEquals(0, called.get());
        }
    }

    @Test
    void an_endpoint_that_fails_answers_500_without_its_reason() throws Exception {
        SlackEndpoint failing = request -> {
            throw new IllegalStateException("hunter2");
        };
        try (var server = server(List.of(), failing)) {
            var answer = post(server, BodyPublishers.ofString("x"));

            assertEquals(500, answer.statusCode());
            assertFalse(answer.body().contains("hunter2"), answer.body());
        }
    }

    @Test
    void under_socket_mode_nothing_is_delivered_over_http() throws Exception {
        try (var server = WebServer.open(Optional.empty(), 0)) {
            server.serve(List.of(), List::of, NOBODY, Optional.empty());
            assertEquals(404, post(server, BodyPublishers.ofString("x")).statusCode());
            assertEquals(200, get(server, "/livez").statusCode());
        }
    }

    @Test
    void before_it_serves_it_lives_and_says_that_it_is_not_ready() throws Exception {
        try (var server = WebServer.open(Optional.empty(), 0)) {
            assertEquals(200, get(server, "/livez").statusCode());
            for (var path : List.of("/readyz", "/metrics")) {
                var answer = get(server, path);
                assertEquals(503, answer.statusCode(), path);
                assertEquals("not ready: it is starting\n", answer.body(), path);
            }
            assertEquals(503, post(server, BodyPublishers.ofString("x")).statusCode());
            server.serve(
                    List.of(), List::of, NOBODY, Optional.of(request -> new SlackResponse(200, Map.of(), "heard")));
            assertEquals(200, get(server, "/readyz").statusCode());
            assertEquals("heard", post(server, BodyPublishers.ofString("x")).body());
        }
    }

    @Test
    void a_taken_port_is_said_plainly() throws IOException {
        try (var other = new ServerSocket(0)) {
            var refused =
                    assertThrows(PortUnavailable.class, () -> WebServer.open(Optional.empty(), other.getLocalPort()));

            assertEquals(
                    "PORT %d is taken by another program — stop that one or set PORT to another"
                            .formatted(other.getLocalPort()),
                    refused.getMessage());
        }
    }

    @Test
    void stopping_lets_a_delivery_under_way_be_answered() throws Exception {
        var begun = new CountDownLatch(1);
        var finish = new CountDownLatch(1);
        SlackEndpoint slow = request -> {
            begun.countDown();
            await(finish);
            return new SlackResponse(200, Map.of(), "done");
        };
        var server = server(List.of(), slow);
        var answer = client.sendAsync(
                HttpRequest.newBuilder(uri(server, "/slack/events"))
                        .POST(BodyPublishers.ofString("x"))
                        .build(),
                BodyHandlers.ofString());
        assertTrue(begun.await(5, TimeUnit.SECONDS));
        int port = server.port();

        var stopped = CompletableFuture.runAsync(server::close);
        refusesConnections(port);
        finish.countDown();

        assertEquals("done", answer.get(5, TimeUnit.SECONDS).body());
        stopped.get(5, TimeUnit.SECONDS);
    }

    @Test
    void many_slow_deliveries_wait_side_by_side() throws Exception {
        var all = new CountDownLatch(100);
        SlackEndpoint meeting = request -> {
            all.countDown();
            await(all);
            return new SlackResponse(200, Map.of(), "met");
        };
        try (var server = server(List.of(), meeting)) {
            var request = HttpRequest.newBuilder(uri(server, "/slack/events"))
                    .POST(BodyPublishers.ofString("x"))
                    .build();
            var answers = java.util.stream.IntStream.range(0, 100)
                    .mapToObj(i -> client.sendAsync(request, BodyHandlers.ofString()))
                    .toList();
            for (var answer : answers) {
                assertEquals("met", answer.get(10, TimeUnit.SECONDS).body());
            }
        }
    }

    private static WebServer server(List<ReadyCheck> checks, SlackEndpoint endpoint) {
        var server = WebServer.open(Optional.empty(), 0);
        server.serve(checks, List::of, NOBODY, Optional.of(endpoint));
        return server;
    }

    private HttpResponse<String> get(WebServer server, String path) throws Exception {
        return client.send(HttpRequest.newBuilder(uri(server, path)).build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> post(WebServer server, HttpRequest.BodyPublisher body) throws Exception {
        return client.send(
                HttpRequest.newBuilder(uri(server, "/slack/events")).POST(body).build(), BodyHandlers.ofString());
    }

    private static URI uri(WebServer server, String path) {
        return URI.create("http://127.0.0.1:" + server.port() + path);
    }

    private static void refusesConnections(int port) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(3);
        while (System.nanoTime() < deadline) {
            try (var socket = new Socket("127.0.0.1", port)) {
                assertTrue(socket.isConnected());
                java.util.concurrent.locks.LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
            } catch (IOException refused) {
                return;
            }
        }
        throw new AssertionError("still takes connections while stopping");
    }

    private static void await(CountDownLatch latch) {
        try {
            assertTrue(latch.await(10, TimeUnit.SECONDS));
        } catch (InterruptedException stopping) {
            throw new IllegalStateException(stopping);
        }
    }
}
