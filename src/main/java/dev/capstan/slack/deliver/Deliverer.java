package dev.capstan.slack.deliver;

import dev.capstan.catalog.ChannelId;
import dev.capstan.operation.StoreUnavailable;
import dev.capstan.outbox.Outbox;
import dev.capstan.slack.api.SlackApi;
import dev.capstan.slack.people.Identity;
import dev.capstan.slack.people.People;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings Slack in line with what the outbox says waits. One replica at a time does, by lease; it reads the newest state
 * of each subject, so that several changes are one telling, and an entry goes only when Slack has accepted it.
 */
public final class Deliverer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Deliverer.class);
    private static final Duration BETWEEN_ROUNDS = Duration.ofSeconds(1);

    /** Changes that come close together are one telling. */
    private static final Duration GATHERING = Duration.ofMillis(50);

    /** Where much has to wait for Slack's limits, looking again at once shows nothing sooner and costs those who ask. */
    private static final Duration FOR_EACH_THAT_WAITS = Duration.ofMillis(10);

    private final Outbox outbox;
    private final Lease lease;
    private final Round round;
    private final Semaphore nudges = new Semaphore(0);
    private volatile boolean closed;
    private Thread thread;

    /** @param holder names this replica */
    public Deliverer(
            Told told,
            Outbox outbox,
            SlackApi slack,
            Identity identity,
            People people,
            AdminNotices notices,
            String holder,
            Clock clock) {
        this.outbox = outbox;
        this.lease = new Lease(outbox, holder, clock);
        this.round = new Round(told, outbox, slack.methods(), identity, people, notices, lease, clock);
    }

    public void start() {
        thread = Thread.ofVirtual().name("deliverer").start(this::run);
    }

    /** Something changed: look now and not in a second. */
    public void nudge() {
        nudges.release();
    }

    /** The bot came into this channel: what could not be told there is told now, by whichever replica tells. */
    public void welcome(ChannelId channel) {
        round.welcome(channel);
        outbox.hurry();
        nudge();
    }

    @Override
    public void close() {
        closed = true;
        nudge();
        if (thread != null) {
            try {
                thread.join(Duration.ofSeconds(15));
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void run() {
        try {
            while (!closed) {
                int waiting = once();
                if (nudges.tryAcquire(BETWEEN_ROUNDS.toMillis(), TimeUnit.MILLISECONDS) && !closed) {
                    Thread.sleep(GATHERING.plus(FOR_EACH_THAT_WAITS.multipliedBy(waiting)));
                    nudges.drainPermits();
                }
            }
            lease.letGo();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        } catch (StoreUnavailable down) {
            LOG.debug("The right to deliver runs out by itself", down);
        }
    }

    /** How many could not be told yet. */
    private int once() {
        try {
            return round.go(() -> closed);
        } catch (StoreUnavailable down) {
            LOG.warn("Nothing can be delivered: {}", down.getMessage());
        } catch (RuntimeException unexpected) {
            LOG.error("A round of deliveries broke off", unexpected);
        }
        return 0;
    }
}
