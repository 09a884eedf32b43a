package dev.capstan.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AlertmanagerTest {
    private static final List<AlertGroup> GROUPS =
            AlertGroup.storm(0, 500, List.of("place-1"), Instant.EPOCH, new Random(1));

    private final AtomicInteger asked = new AtomicInteger();
    private HttpServer bot;

    @BeforeEach
    void listen() throws IOException {
        bot = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        bot.start();
    }

    @AfterEach
    void close() {
        bot.stop(0);
    }

    /** @param status by how often something was asked before */
    private Alertmanager answering(IntUnaryOperator status) {
        bot.createContext("/hooks/alertmanager", exchange -> {
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(status.applyAsInt(asked.getAndIncrement()), 2);
            exchange.getResponseBody().write("ok".getBytes());
            exchange.close();
        });
        return new Alertmanager(bot.getAddress().getPort());
    }

    @Test
    void what_was_not_taken_is_sent_again_until_it_is() throws IOException, InterruptedException {
        var sender = answering(before -> before % 3 == 0 ? 503 : 200);
        sender.send(GROUPS, () -> {});
        assertEquals(500, sender.taken());
        assertTrue(sender.repeats() > 0);
        assertEquals(GROUPS.size() + sender.repeats(), asked.get());
    }

    @Test
    void a_refusal_is_no_storm() {
        var sender = answering(before -> 400);
        assertThrows(BenchFailed.class, () -> sender.send(GROUPS, () -> {}));
        assertEquals(0, sender.taken());
    }
}
