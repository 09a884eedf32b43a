package dev.capstan.page;

import java.time.Duration;
import java.util.Optional;

/** How one attempt ended. */
public sealed interface Outcome {
    record Sent(Optional<String> remark) implements Outcome {
        Sent() {
            this(Optional.empty());
        }
    }

    record Refused(String why) implements Outcome {}

    /** @param rest how long not to try again, at least */
    record NotNow(String why, Duration rest) implements Outcome {
        NotNow(String why) {
            this(why, Duration.ZERO);
        }
    }
}
