package dev.capstan.operation;

import dev.capstan.catalog.UserId;
import java.time.Instant;

/** One person's yes to exactly this plan. */
public record Approval(UserId by, Instant at, String digest) {}
