package dev.capstan.slack.deliver;

import dev.capstan.outbox.Outbox;
import java.time.Duration;

/** Whether Slack takes what it is given, remembered for whoever has to reach people without it. */
final class Connection {
    /** So often at most; another replica may have written down the opposite meanwhile. */
    private static final long AGAIN = Duration.ofSeconds(10).toNanos();

    private final Outbox outbox;
    private boolean isWritten;
    private long writtenAt;

    Connection(Outbox outbox) {
        this.outbox = outbox;
    }

    synchronized void lost() {
        isWritten = false;
        outbox.lost();
    }

    synchronized void reached() {
        if (!isWritten || System.nanoTime() - writtenAt > AGAIN) {
            outbox.reached();
            isWritten = true;
            writtenAt = System.nanoTime();
        }
    }
}
