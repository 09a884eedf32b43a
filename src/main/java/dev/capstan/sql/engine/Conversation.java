package dev.capstan.sql.engine;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One question while it is under way. It ends by itself, by somebody's word, or when its time is over; the latter two
 * are carried out on the server, again and again, and where that doesn't help the connection is torn.
 */
final class Conversation {
    private static final Logger log = LoggerFactory.getLogger(Conversation.class);
    private static final Duration AGAIN = Duration.ofMillis(200);
    private static final int TIMES = 10;

    enum Ending {
        CANCELLED,
        TIME_OVER
    }

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final long deadline;
    private Connection connection;
    private Make make;
    private Ending ending;
    private boolean over;

    Conversation(Duration timeout) {
        this.deadline = System.nanoTime() + timeout.toNanos();
    }

    /** From now on it takes place on this connection, and is watched. */
    void takesPlaceOn(Connection connection, Make make) {
        this.connection = connection;
        this.make = make;
        Thread.ofVirtual().name("watch").start(this::watch);
    }

    /** @return false: it was over before */
    boolean cancel() {
        return locked(() -> {
            if (over) {
                return false;
            }
            ending = ending == null ? Ending.CANCELLED : ending;
            changed.signalAll();
            return true;
        });
    }

    boolean isEnded() {
        return ending().isPresent();
    }

    Optional<Ending> ending() {
        return locked(() -> Optional.ofNullable(ending));
    }

    /** @return whether the server was told to end it, and may yet do so: the connection can't be used for anything else */
    boolean over() {
        return locked(() -> {
            over = true;
            changed.signalAll();
            return ending != null;
        });
    }

    private void watch() {
        if (awaitEnding()) {
            return;
        }
        for (int i = 0; i < TIMES; i++) {
            try {
                make.end(connection);
            } catch (SQLException unheard) {
                log.debug("The server can't be told to end a statement", unheard);
            }
            if (awaitOver(AGAIN)) {
                return;
            }
        }
        tear();
    }

    /** @return whether it ended by itself */
    private boolean awaitEnding() {
        return locked(() -> {
            while (!over && ending == null) {
                long left = deadline - System.nanoTime();
                if (left <= 0) {
                    ending = Ending.TIME_OVER;
                } else {
                    await(left);
                }
            }
            return over;
        });
    }

    private boolean awaitOver(Duration within) {
        long end = System.nanoTime() + within.toNanos();
        return locked(() -> {
            for (long left = within.toNanos(); !over && left > 0; left = end - System.nanoTime()) {
                await(left);
            }
            return over;
        });
    }

    private void await(long nanos) {
        try {
            changed.awaitNanos(nanos);
        } catch (InterruptedException impossible) {
            throw new IllegalStateException("nobody interrupts a watch", impossible);
        }
    }

    /** Frees the thread that waits for a server which no longer listens. */
    private void tear() {
        try {
            connection.abort(Runnable::run);
        } catch (SQLException alreadyTorn) {
            log.debug("A connection could not be torn", alreadyTorn);
        }
    }

    private <T> T locked(java.util.function.Supplier<T> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }
}
