package dev.capstan.workspace.api;

import java.time.Duration;

/** One way in which Slack can misbehave. */
public sealed interface Fault {
    /** 429 with {@code Retry-After}; nothing was done. */
    record RateLimited(Duration retryAfter) implements Fault {}

    /** A 5xx without a word of JSON; nothing was done. */
    record ServerError(int status) implements Fault {}

    /** An error code as Slack would answer it; nothing was done. */
    record ErrorCode(String code) implements Fault {}

    /** It was done, yet the answer never comes: after this long the connection just ends. */
    record SilentAfterAccepting(Duration holdFor) implements Fault {}

    /** It was done, and the answer comes this much later. */
    record LateAnswer(Duration by) implements Fault {}

    /** The connection ends at once; nothing was done. */
    record ConnectionDropped() implements Fault {}
}
