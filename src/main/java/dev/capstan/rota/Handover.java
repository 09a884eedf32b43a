package dev.capstan.rota;

import dev.capstan.catalog.UserId;
import java.time.Instant;
import java.util.Optional;

/**
 * That somebody stands in, as it was said in Slack.
 *
 * @param by who said so
 * @param ended when it was taken back, before its time
 */
public record Handover(RotaName rota, StandIn standIn, UserId by, Instant at, Optional<Instant> ended) {}
