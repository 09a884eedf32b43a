package dev.capstan.sql.engine;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
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

    private record Line(Connection connection, Make make) {}

    private final long deadline;
    private final CountDownLatch over = new CountDownLatch(1);
    private final AtomicReference<Ending> ending = new AtomicReference<>();
    /** Taken by whoever ends it on the server. */
    private final AtomicReference<Line> line = new AtomicReference<>();

    Conversation(Duration timeout) {
        this.deadline = System.nanoTime() + timeout.toNanos();
    }

    /** From now on it takes place on this connection. */
    void takesPlaceOn(Connection connection, Make make) {
        line.set(new Line(connection, make));
        if (isEnded()) {
            carryOut();
        }
    }

    /** @return false: it was over before */
    boolean cancel() {
        if (isOver()) {
            return false;
        }
        end(Ending.CANCELLED);
        return true;
    }

    /** To be called now and then. */
    void look() {
        if (!isOver() && deadline - System.nanoTime() <= 0) {
            end(Ending.TIME_OVER);
        }
    }

    private void end(Ending how) {
        if (ending.compareAndSet(null, how)) {
            carryOut();
        }
    }

    boolean isEnded() {
        return ending.get() != null;
    }

    Optional<Ending> ending() {
        return Optional.ofNullable(ending.get());
    }

    private boolean isOver() {
        return over.getCount() == 0;
    }

    /**
     * Nothing is said on the connection any more.
     *
     * @return whether the server was told to end it, and may yet do so: the connection can't be used for anything else
     */
    boolean over() {
        over.countDown();
        return isEnded();
    }

    private void carryOut() {
        var taken = line.getAndSet(null);
        if (taken != null) {
            Thread.ofVirtual().name("end").start(() -> carryOut(taken));
        }
    }

    private void carryOut(Line on) {
        for (int i = 0; i < TIMES && !isOver(); i++) {
            try {
                on.make().end(on.connection());
            } catch (SQLException unheard) {
                log.debug("The server can't be told to end a statement");
            }
            if (awaitOver()) {
                return;
            }
        }
        tear(on.connection());
    }

    private boolean awaitOver() {
        try {
            return over.await(AGAIN.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException impossible) {
            throw new IllegalStateException("nobody interrupts this thread", impossible);
        }
    }

    /** Frees the thread that waits for a server which no longer listens. */
    private static void tear(Connection connection) {
        try {
            connection.abort(Runnable::run);
        } catch (SQLException alreadyTorn) {
            log.debug("A connection could not be torn");
        }
    }
}
