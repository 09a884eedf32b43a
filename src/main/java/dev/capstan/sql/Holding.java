package dev.capstan.sql;

import dev.capstan.catalog.UserId;
import dev.capstan.operation.StoreUnavailable;
import dev.capstan.sql.Inquiries.Claim;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps a claim while its question is being asked, and notices that somebody wants it to end or has taken it over. */
final class Holding implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Holding.class);

    /** How long after a crash the question is asked again. */
    static final Duration LENGTH = Duration.ofSeconds(15);

    private static final Duration BETWEEN = Duration.ofMillis(700);

    private final Inquiries inquiries;
    private final Claim claim;
    private final Runnable end;
    private final Thread thread = Thread.ofVirtual().unstarted(this::hold);
    private volatile Optional<UserId> cancelling = Optional.empty();

    /** @param end ends the question on the server; may be called more than once */
    Holding(Inquiries inquiries, Claim claim, Runnable end) {
        this.inquiries = inquiries;
        this.claim = claim;
        this.end = end;
    }

    Holding start() {
        thread.start();
        return this;
    }

    Optional<UserId> cancelling() {
        return cancelling;
    }

    private void hold() {
        try {
            while (true) {
                Thread.sleep(BETWEEN);
                renew();
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private void renew() {
        try {
            var renewal = inquiries.renew(claim.inquiry().id(), claim.epoch(), LENGTH);
            cancelling = renewal.flatMap(Inquiries.Renewal::cancelling);
            if (renewal.isEmpty() || cancelling.isPresent()) {
                end.run();
            }
        } catch (StoreUnavailable away) {
            LOG.warn("The claim on {} could not be renewed", claim.inquiry().id());
        }
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
