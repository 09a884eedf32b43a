package dev.capstan;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What was opened, to be closed in the opposite order. */
final class Openings implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Openings.class);

    private final Deque<AutoCloseable> open = new ArrayDeque<>();

    <T extends AutoCloseable> T closing(T room) {
        open.push(room);
        return room;
    }

    /** What is being opened meanwhile. Where it couldn't be, whoever waits for it tells why. */
    <T extends AutoCloseable> Future<T> closing(Future<T> opening) {
        open.push(() -> closeIfOpened(opening));
        return opening;
    }

    /** What nobody waits for any more when this closes before it is done. */
    <T> Future<T> ending(Future<T> work) {
        open.push(() -> work.cancel(true));
        return work;
    }

    private static void closeIfOpened(Future<? extends AutoCloseable> opening) throws Exception {
        try {
            opening.get().close();
        } catch (ExecutionException neverOpened) {
            log.debug("It was never opened");
        }
    }

    static <T> T await(Future<T> work) throws InterruptedException {
        try {
            return work.get();
        } catch (ExecutionException failure) {
            throw failure.getCause() instanceof RuntimeException known
                    ? known
                    : new IllegalStateException(failure.getCause());
        }
    }

    @Override
    public void close() {
        while (!open.isEmpty()) {
            try {
                open.pop().close();
            } catch (Exception failure) {
                log.warn("Something did not close in order", failure);
            }
        }
    }
}
