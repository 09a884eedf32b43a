package dev.capstan.catalog;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at the files every so often and reloads when they have changed. It compares their texts and not their times, so
 * it works on every file system, and it waits until two looks agree, so that files are not read half written.
 */
public final class CatalogueWatch implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(CatalogueWatch.class);

    private final LiveCatalogue live;
    private final Duration every;
    private final Consumer<LiveCatalogue.Reload> listener;
    private final CountDownLatch closed = new CountDownLatch(1);
    private CatalogueFiles read;
    private CatalogueFiles seen;

    /**
     * @param listener told once for each change of the files, with what came of it
     */
    public CatalogueWatch(LiveCatalogue live, Duration every, Consumer<LiveCatalogue.Reload> listener) {
        this.live = live;
        this.every = every;
        this.listener = listener;
    }

    /** The first look reloads too, so that a change made while Capstan started is not missed. */
    public CatalogueWatch start() {
        Thread.ofVirtual().name("catalogue-watch").start(this::watch);
        return this;
    }

    private void watch() {
        try {
            while (!closed.await(every.toMillis(), TimeUnit.MILLISECONDS)) {
                look();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void look() {
        try {
            var found = live.look();
            if (found.equals(seen) && !found.equals(read)) {
                boolean first = read == null;
                read = found;
                var outcome = live.reload(found);
                if (!(first && outcome instanceof LiveCatalogue.Reload.Unchanged)) {
                    listener.accept(outcome);
                }
            }
            seen = found;
        } catch (RuntimeException unexpected) {
            log.error("looking at the catalogue failed; the next look is in {}", every, unexpected);
        }
    }

    @Override
    public void close() {
        closed.countDown();
    }
}
