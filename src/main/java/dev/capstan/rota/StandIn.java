package dev.capstan.rota;

import dev.capstan.catalog.UserId;
import java.time.Instant;

/** Somebody who is on call for a while, whoever's turn it is. */
public record StandIn(UserId person, Instant from, Instant until) {
    boolean covers(Instant moment) {
        return !moment.isBefore(from) && moment.isBefore(until);
    }
}
