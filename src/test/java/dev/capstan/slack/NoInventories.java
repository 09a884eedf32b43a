package dev.capstan.slack;

import dev.capstan.backup.Inventories;
import dev.capstan.backup.Inventory;
import dev.capstan.catalog.EnvironmentName;
import dev.capstan.catalog.ServiceName;
import java.time.Instant;
import java.util.Optional;

/** No store was looked at. */
final class NoInventories implements Inventories {
    @Override
    public void remember(ServiceName service, EnvironmentName environment, Inventory inventory, Instant seen) {}

    @Override
    public Optional<Seen> of(ServiceName service, EnvironmentName environment) {
        return Optional.empty();
    }
}
