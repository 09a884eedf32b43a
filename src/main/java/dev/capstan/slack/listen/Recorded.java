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
        } catch (RuntimeException unexpected) {
            LOG.error("Not recorded", unexpected);
        }
        return not.apply(new Said.Words(language -> speech.replies().notRecorded(language)));
    }

    /** Where only the answer to a commit was lost, asking once more tells: the same delivery is recorded once. */
    private static <T> T decided(Supplier<T> decision) {
        try {
            return decision.get();
        } catch (StoreUnavailable lost) {
            if (lost.nothingRecorded()) {
                throw lost;
            }
            return decision.get();
        }
    }
}
