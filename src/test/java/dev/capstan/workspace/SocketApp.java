package dev.capstan.workspace;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.slack.api.bolt.App;
import com.slack.api.bolt.socket_mode.SocketModeApp;
import com.slack.api.socket_mode.SocketModeClient;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/** Slack's own framework as the app under a local Slack, over a socket. */
final class SocketApp implements AutoCloseable {
    private final SocketModeApp socket;

    private SocketApp(SocketModeApp socket) {
        this.socket = socket;
    }

    /** Once this returns the line is open at both ends: Slack's end is there a moment before the client's. */
    static SocketApp connectedTo(LocalSlack slack, Consumer<App> handlers) throws Exception {
        var before = slack.sockets().connections();
        var app = new App(BoltApp.appConfig(slack));
        handlers.accept(app);
        var socket = new SocketModeApp(slack.app().appToken(), app, SocketModeClient.Backend.JavaWebSocket, 5);
        socket.startAsync();
        slack.await(
                        () -> slack.sockets().connections() > before ? Optional.of(true) : Optional.empty(),
                        Duration.ofSeconds(10))
                .orElseThrow();
        long deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (!socket.getClient().verifyConnection()) {
            assertTrue(System.nanoTime() < deadline, "the client's end doesn't open");
            LockSupport.parkNanos(1_000_000);
        }
        return new SocketApp(socket);
    }

    SocketModeClient client() {
        return socket.getClient();
    }

    @Override
    public void close() {
        try {
            socket.stop();
        } catch (Exception e) {
            throw new IllegalStateException("the socket doesn't end", e);
        }
    }
}
