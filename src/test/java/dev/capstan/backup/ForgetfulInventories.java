package dev.capstan.backup;

import dev.capstan.catalog.EnvironmentName;
import dev.capstan.catalog.ServiceName;
import java.time.Instant;
import java.util.Optional;

/** Remembers nothing: the stores themselves are the truth. */
final class ForgetfulInventories implements Inventories {
    @Override
    public void remember(ServiceName service, EnvironmentName where, Inventory inventory, Instant seen) {}

    @Override
    public Optional<Seen> of(ServiceName service, EnvironmentName environment) {
        return Optional.empty();
    }
}
