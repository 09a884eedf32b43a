package dev.capstan.alert;

import dev.capstan.catalog.ChannelId;
import java.time.Instant;
import java.util.List;

/**
 * Alerts that came too close together to be told one by one.
 *
 * @param alerts in the order in which they began, as they stand now
 */
public record Digest(String id, ChannelId channel, Instant openedAt, Instant closedAt, List<AlertView> alerts) {
    public Digest {
        alerts = List.copyOf(alerts);
    }
}
