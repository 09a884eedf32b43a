package dev.capstan;

import dev.capstan.settings.DatabaseAddress;
import dev.capstan.store.Store;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The database at start: it may still be coming up beside us, so it is waited for, and said so. */
final class FirstContact {
    private static final Logger log = LoggerFactory.getLogger(FirstContact.class);
    static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration BETWEEN = Duration.ofSeconds(1);

    private FirstContact() {}

    static void migrate(Store store, DatabaseAddress where, Duration patience) throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        boolean told = false;
        while (!store.answers()) {
            if (System.nanoTime() > deadline) {
                throw new Unstartable("the database " + where + " does not answer; check DATABASE_URL, and whether"
                        + " PostgreSQL runs there and lets this user in");
            }
            if (!told) {
                log.warn("The database {} does not answer yet; trying for {} s", where, patience.toSeconds());
                told = true;
            }
            Thread.sleep(BETWEEN);
        }
        store.migrate();
    }
}
