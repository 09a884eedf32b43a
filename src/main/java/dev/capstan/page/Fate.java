package dev.capstan.page;

import java.time.Instant;
import java.util.Optional;

/** What became of a page. */
public sealed interface Fate {
    /**
     * @param next when it is tried
     * @param why it did not go through yet; absent if it was never tried
     */
    record Waiting(Instant next, Optional<String> why) implements Fate {}

    /** @param remark what was not quite as wished */
    record Sent(Instant at, Optional<String> remark) implements Fate {}

    /** Trying again would not help. */
    record Refused(Instant at, String why) implements Fate {}

    /** It was tried for long enough. */
    record GivenUp(Instant at, String why) implements Fate {}
}
