package dev.capstan.slack.listen;

import dev.capstan.operation.StoreUnavailable;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The part of an answer that has to be committed before anything is acknowledged. A database that neither answers nor
 * hangs up is not waited for beyond what Slack waits: the person reads that it isn't known yet, and later how it ended.
 */
final class Recorded {
    private static final Logger LOG = LoggerFactory.getLogger(Recorded.class);

    /** Slack waits three seconds; the rest is for the way there and back. */
    private static final Duration PATIENCE = Duration.ofMillis(2_200);

    private final Speech speech;
    private final PrivateAnswers answers;
    private final Executor background;

    Recorded(Speech speech, PrivateAnswers answers, Executor background) {
        this.speech = speech;
        this.answers = answers;
        this.background = background;
    }

    /** What was said, or that nothing was recorded and nothing will happen, or that it isn't known yet. */
    Said orNot(Asker asker, Supplier<Said> decision) {
        return orElse(decision, said -> said, said -> answers.give(asker, said));
    }

    /**
     * @param not makes an answer of the words that stand in for a decision
     * @param late hears the decision when it comes after the person was told that it isn't known yet
     */
    <T> T orElse(Supplier<T> decision, Function<Said.Words, T> not, Consumer<T> late) {
        var outcome = CompletableFuture.supplyAsync(() -> settled(decision, not), background);
        try {
            return outcome.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException slow) {
            LOG.warn("The database keeps somebody waiting");
            outcome.thenAccept(late);
            return not.apply(notYetKnown());
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return not.apply(perhaps());
        }
    }

    private <T> T settled(Supplier<T> decision, Function<Said.Words, T> not) {
        try {
            return decided(decision);
        } catch (StoreUnavailable down) {
            LOG.warn("Not recorded: {}", down.getMessage());
            return not.apply(down.nothingRecorded() ? nothing() : perhaps());
        } catch (RuntimeException unexpected) {
            LOG.error("Perhaps not recorded", unexpected);
            return not.apply(perhaps());
        }
    }

    /** Where only the answer to a commit was lost, asking once more tells: the same delivery is recorded once. */
    private static <T> T decided(Supplier<T> decision) {
        try {
            return decision.get();
        } catch (StoreUnavailable lost) {
            if (lost.nothingRecorded()) {
                throw lost;
            }
            return again(decision, lost);
        }
    }

    /** That the second try certainly recorded nothing says nothing of the first. */
    private static <T> T again(Supplier<T> decision, StoreUnavailable lost) {
        try {
            return decision.get();
        } catch (StoreUnavailable stillDown) {
            lost.addSuppressed(stillDown);
            throw lost;
        }
    }

    private Said.Words nothing() {
        return new Said.Words(language -> speech.replies().notRecorded(language));
    }

    private Said.Words perhaps() {
        return new Said.Words(language -> speech.replies().perhapsRecorded(language));
    }

    private Said.Words notYetKnown() {
        return new Said.Words(language -> speech.replies().notYetKnown(language));
    }
}
