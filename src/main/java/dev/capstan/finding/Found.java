package dev.capstan.finding;

import dev.capstan.catalog.ChannelId;
import dev.capstan.catalog.EnvironmentName;
import dev.capstan.catalog.ServiceName;
import java.time.Instant;
import java.util.Optional;

/** A finding as it was when it began, and when it was over. */
public record Found(
        ServiceName service,
        EnvironmentName environment,
        ChannelId channel,
        Finding finding,
        Instant since,
        Optional<Instant> overAt) {}
