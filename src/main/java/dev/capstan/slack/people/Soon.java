package dev.capstan.slack.people;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Waits for an answer, but not long: somebody is waiting for an acknowledgement. */
final class Soon {
    private static final Logger LOG = LoggerFactory.getLogger(Soon.class);

    private Soon() {}

    static <T> Optional<T> of(CompletableFuture<T> answer, Duration atMost) {
        try {
            return Optional.ofNullable(answer.get(atMost.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException late) {
            return Optional.empty();
        } catch (ExecutionException failed) {
            LOG.warn("Slack could not be asked", failed.getCause());
            return Optional.empty();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
