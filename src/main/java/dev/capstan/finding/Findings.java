package dev.capstan.finding;

import dev.capstan.catalog.ChannelId;
import dev.capstan.catalog.EnvironmentName;
import dev.capstan.catalog.ServiceName;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Remembers what stands, so that whoever looks next, here or on another replica, knows what is told already. */
public interface Findings {

    /**
     * This is all that is wrong now. What is new is to be told, and so is that others are over; what stands unchanged is
     * left alone.
     */
    void settle(
            ServiceName service, EnvironmentName environment, ChannelId channel, List<Finding> standing, Instant now);

    Optional<Found> found(String id);
}
