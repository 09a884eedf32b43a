package dev.capstan.rota;

import dev.capstan.catalog.UserId;
import java.time.Instant;
import java.util.Optional;

/**
 * Who is on call, and how long.
 *
 * @param person nobody before a rota begins
 * @param until absent where it never changes
 */
public record Shift(Optional<UserId> person, Instant from, Optional<Instant> until) {}
