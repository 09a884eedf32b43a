package dev.capstan.page;

import dev.capstan.page.Pages.Due;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends what waits. What can't go through now is tried again after ever longer pauses, for a day. After a crash another
 * one takes it up: mail may then come twice, under the same Message-ID.
 */
public final class Postman implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Postman.class);
    private static final int AT_ONCE = 8;
    private static final Duration LEASE = Duration.ofSeconds(30);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(5);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(10);
    private static final Duration LONG_ENOUGH = Duration.ofDays(1);

    private final Pages pages;
    private final Dispatch dispatch;
    private final Clock clock;
    private final Semaphore slots = new Semaphore(AT_ONCE);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private volatile boolean closing;

    public Postman(Pages pages, Dispatch dispatch, Clock clock) {
        this.pages = pages;
        this.dispatch = dispatch;
        this.clock = clock;
    }

    /** Begins to send what is due, and waits for nothing. */
    public synchronized void sweep() {
        int free = slots.availablePermits();
        if (closing || free == 0) {
            return;
        }
        for (var due : pages.take(free, LEASE)) {
            slots.acquireUninterruptibly();
            threads.execute(() -> {
                try {
                    carry(due);
                } finally {
                    slots.release();
                }
            });
        }
    }

    private void carry(Due due) {
        try {
            switch (sent(due)) {
                case Outcome.Sent(var remark) -> pages.settle(due, new Fate.Sent(clock.instant(), remark));
                case Outcome.Refused(var why) -> {
                    LOG.warn(
                            "{} was refused by {}: {}",
                            due.page().id(),
                            due.page().way(),
                            why);
                    pages.settle(due, new Fate.Refused(clock.instant(), why));
                }
                case Outcome.NotNow(var why, var rest) -> {
                    LOG.warn(
                            "{} does not go through by {}: {}",
                            due.page().id(),
                            due.page().way(),
                            why);
                    again(due, why, rest);
                }
            }
        } catch (RuntimeException failure) {
            LOG.warn(
                    "What became of {} could not be noted: it is sent again",
                    due.page().id(),
                    failure);
        }
    }

    private Outcome sent(Due due) {
        var done = new CountDownLatch(1);
        threads.execute(() -> keep(due, done));
        try {
            return dispatch.send(due);
        } catch (RuntimeException bug) {
            LOG.error("{} can't be sent", due.page().id(), bug);
            return new Outcome.NotNow("a fault of Capstan's own, see its log");
        } finally {
            done.countDown();
        }
    }

    /** A server that is slow must not make another replica think that this one is gone. */
    private void keep(Due due, CountDownLatch done) {
        try {
            boolean ours = true;
            while (ours && !done.await(LEASE.dividedBy(3).toMillis(), TimeUnit.MILLISECONDS)) {
                ours = pages.keep(due, LEASE);
            }
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException away) {
            LOG.debug("{} is not kept", due.page().id(), away);
        }
    }

    private void again(Due due, String why, Duration rest) {
        var now = clock.instant();
        var pause = pause(due.tries());
        if (now.isAfter(due.page().askedAt().plus(LONG_ENOUGH))) {
            pages.settle(due, new Fate.GivenUp(now, why));
        } else {
            pages.later(due, rest.compareTo(pause) > 0 ? rest : pause, why);
        }
    }

    /** 5 s, 10 s, 20 s, … up to 10 minutes. */
    static Duration pause(int tries) {
        var pause = FIRST_PAUSE.multipliedBy(1L << Math.min(tries - 1, 10));
        return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
    }

    /** What is under way has a little time to end; the rest is taken up by whoever comes next. */
    @Override
    public void close() {
        closing = true;
        threads.shutdown();
        try {
            if (!threads.awaitTermination(5, TimeUnit.SECONDS)) {
                threads.shutdownNow();
            }
        } catch (InterruptedException hurried) {
            threads.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
