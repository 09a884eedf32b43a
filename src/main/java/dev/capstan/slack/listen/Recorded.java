package dev.capstan.slack.listen;

import dev.capstan.operation.StoreUnavailable;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The part of an answer that has to be committed before anything is acknowledged. */
final class Recorded {
    private static final Logger LOG = LoggerFactory.getLogger(Recorded.class);

    private final Speech speech;

    Recorded(Speech speech) {
        this.speech = speech;
    }

    /** What was said, or that nothing was recorded and nothing will happen. */
    Said orNot(Supplier<Said> decision) {
        return orElse(decision, said -> said);
    }

    <T> T orElse(Supplier<T> decision, Function<Said.Words, T> not) {
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
}
