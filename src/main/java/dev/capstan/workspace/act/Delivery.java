package dev.capstan.workspace.act;

import java.time.Duration;

/** How one delivery to the app went: what it answered, how fast, or why nothing came back. */
public record Delivery(Outcome outcome, int status, String body, Duration took) {

    public enum Outcome {
        /** Answered with 2xx in time, or acknowledged over the socket. */
        ACKNOWLEDGED,
        /** Answered in time, but not with 2xx. */
        REFUSED,
        /** No answer within three seconds. */
        TIMED_OUT,
        /** Nobody was there to receive it. */
        UNREACHABLE,
        /** Slack itself said no, so nothing was sent. */
        NOT_SENT
    }

    static Delivery notSent() {
        return new Delivery(Outcome.NOT_SENT, 0, "", Duration.ZERO);
    }

    public boolean acknowledged() {
        return outcome == Outcome.ACKNOWLEDGED;
    }
}
