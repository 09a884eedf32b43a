package dev.capstan.operation;

import dev.capstan.catalog.UserId;
import java.time.Instant;

/** A person wants a running operation to stop; the runner sees it within two seconds. */
public record StopRequest(UserId by, Then then, Instant at) {
    public enum Then {
        STOP_HERE,
        ROLL_BACK
    }
}
