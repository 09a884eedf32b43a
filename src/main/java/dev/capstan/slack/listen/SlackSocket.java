package dev.capstan.slack.listen;

import com.slack.api.Slack;
import com.slack.api.socket_mode.impl.SocketModeClientJavaWSImpl;
import com.slack.api.socket_mode.queue.impl.ConcurrentLinkedMessageQueue;
import java.io.IOException;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.java_websocket.exceptions.WebsocketNotConnectedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One Socket Mode connection. The SDK's client polls a queue a thousand times a second on one thread, so that a slow
 * payload holds up the next one, and its watch over the connection ends for good once Slack refuses a new address; here
 * each payload gets its own thread at once, and a refusal is waited out.
 */
final class SlackSocket extends SocketModeClientJavaWSImpl {
    private static final Logger LOG = LoggerFactory.getLogger(SlackSocket.class);

    /** Never connected to: the first real address comes with the first connection. */
    private static final String NOWHERE = "ws://localhost:1/";

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(5);
    private static final int LONGEST_PAUSE_DOUBLED = 4;

    private final Executor threads;
    private final AtomicInteger failures = new AtomicInteger();
    private final AtomicBoolean alive = new AtomicBoolean();

    SlackSocket(Slack slack, String appToken, Executor threads) throws URISyntaxException {
        super(slack, appToken, NOWHERE, 0, new ConcurrentLinkedMessageQueue(), false, true, 5_000);
        this.threads = threads;
        addWebSocketCloseListener((code, reason) -> alive.set(false));
    }

    /** Connects, and stays connected until closed; a Slack that can't be reached now is tried again. */
    void open() {
        setAutoReconnectEnabled(true);
        tryToConnect();
    }

    boolean isAlive() {
        return alive.get();
    }

    @Override
    public void enqueueMessage(String message) {
        threads.execute(() -> {
            try {
                alive.set(true);
                processMessage(message);
            } catch (IOException | RuntimeException unexpected) {
                LOG.warn("A message on the socket could not be handled", unexpected);
            }
        });
    }

    @Override
    public long maintainCurrentSession() {
        long pause = 0;
        if (isAutoReconnectEnabled()) {
            alive.set(verifyConnection());
            pause = alive.get() ? 0 : tryToConnect();
        }
        return System.currentTimeMillis() + pause;
    }

    /** @return how long to wait before the next try, in milliseconds */
    private long tryToConnect() {
        try {
            connectToNewEndpoint();
            failures.set(0);
            return 0;
        } catch (IOException | RuntimeException refused) {
            int doubled = Math.min(failures.getAndIncrement(), LONGEST_PAUSE_DOUBLED);
            long pause = FIRST_PAUSE.toMillis() << doubled;
            LOG.warn("No socket to Slack, next try in {} ms: {}", pause, refused.getMessage());
            return pause;
        }
    }

    /** While a connection is being replaced an answer waits a moment for the new one. */
    @Override
    public void sendWebSocketMessage(String message) {
        for (int left = 40; ; left--) {
            try {
                super.sendWebSocketMessage(message);
                return;
            } catch (WebsocketNotConnectedException notYet) {
                if (left == 0) {
                    throw notYet;
                }
                LockSupport.parkNanos(50_000_000);
            }
        }
    }
}
