package dev.capstan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./capstan page WAY}. */
class TestPageTest {
    private final List<String> received = new CopyOnWriteArrayList<>();
    private final StringWriter said = new StringWriter();
    private HttpServer server;

    @TempDir
    Path commands;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            try (exchange) {
                received.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
                boolean gone = exchange.getRequestURI().getPath().equals("/gone");
                exchange.sendResponseHeaders(gone ? 410 : 202, -1);
            }
        });
        server.start();
        var url = "http://127.0.0.1:" + server.getAddress().getPort();
        Files.writeString(
                commands.resolve("capstan.yaml"),
                """
                admin-channel: C0ADMIN
                reach:
                  pager: { pagerduty: { routing-key: "${secret:PD}", url: "%s" } }
                  gone: { webhook: "%s/gone" }
                """
                        .formatted(url, url));
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private boolean goesThrough(Map<String, String> environment, String way) {
        try (var out = new PrintWriter(said)) {
            return new TestPage(environment, Clock.systemUTC()).goesThrough(commands, way, out);
        }
    }

    @Test
    void what_is_opened_in_pagerduty_is_resolved_again() {
        assertTrue(goesThrough(Map.of("PD", "R".repeat(32)), "pager"));
        assertEquals(2, received.size());
        assertTrue(received.getFirst().contains("\"event_action\":\"trigger\""), received.getFirst());
        assertTrue(received.getLast().contains("\"event_action\":\"resolve\""), received.getLast());
        assertEquals("pager, trigger: sent\npager, resolve: sent\n", said.toString());
        assertFalse(said.toString().contains("RRRR"));
    }

    @Test
    void what_does_not_go_through_is_told_with_the_reason() {
        assertFalse(goesThrough(Map.of(), "gone"));
        assertFalse(goesThrough(Map.of(), "pager"));
        assertFalse(goesThrough(Map.of(), "mail"));
        assertEquals(
                """
                gone, trigger: refused, answered 410
                pager, trigger: did not go through, the secret PD is not set
                capstan.yaml has no way mail. There are: [pager, gone]
                """,
                said.toString());
    }
}
