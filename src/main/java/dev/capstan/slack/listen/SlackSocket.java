package dev.capstan.slack.listen;

import com.slack.api.Slack;
import com.slack.api.socket_mode.impl.SocketModeClientJavaWSImpl;
import com.slack.api.socket_mode.queue.impl.ConcurrentLinkedMessageQueue;
import java.io.IOException;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.java_websocket.exceptions.WebsocketNotConnectedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One Socket Mode connection. The SDK's client polls a queue a thousand times a second on one thread, so that a slow
 * payload holds up the next, and its watch over the connection ends for good when Slack refuses a new one; here each
 * payload gets its own thread at once, and a refusal is waited out.
 */
final class SlackSocket extends SocketModeClientJavaWSImpl {
    private static final Logger LOG = LoggerFactory.getLogger(SlackSocket.class);

    /** Never connected to: the first real address comes with the first connection. */
    private static final String NOWHERE = "ws://localhost:1/";

    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

    private final ExecutorService threads;
    private final AtomicInteger failures = new AtomicInteger();
    private final AtomicLong notBefore = new AtomicLong();

    SlackSocket(Slack slack, String appToken, ExecutorService threads, Duration watch) throws URISyntaxException {
        super(slack, appToken, NOWHERE, 0, new ConcurrentLinkedMessageQueue(), false, true, watch.toMillis());
        this.threads = threads;
    }

    void open(Consumer<String> payloads) {
        addWebSocketMessageListener(payloads::accept);
        setAutoReconnectEnabled(true);
        tryToConnect();
    }

    boolean isConnected() {
        return isAutoReconnectEnabled() && session().map(session -> session.isOpen()).orElse(false);
    }
}
