package dev.capstan.workspace.act;

import java.time.Duration;
import java.util.Optional;

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

    public static Delivery notSent() {
        return new Delivery(Outcome.NOT_SENT, 0, "", Duration.ZERO);
    }

    /** What Slack tells the person, in its own words; empty when all went well or nothing was to be sent. */
    public Optional<String> problem() {
        return switch (outcome) {
            case ACKNOWLEDGED, NOT_SENT -> Optional.empty();
            case TIMED_OUT -> Optional.of("operation_timeout");
            case REFUSED -> Optional.of(status >= 500 ? "http_service_error" : "http_client_error");
            case UNREACHABLE -> Optional.of("dispatch_failed");
        };
    }

    public boolean acknowledged() {
        return outcome == Outcome.ACKNOWLEDGED;
    }
}
