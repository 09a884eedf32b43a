package dev.capstan.backup;

import dev.capstan.catalog.EnvironmentName;
import dev.capstan.catalog.ServiceName;
import java.time.Instant;
import java.util.Optional;

/** Remembers what lay in the stores. They are the truth, this is what can be told without asking them. */
public interface Inventories {
    void remember(ServiceName service, EnvironmentName environment, Inventory inventory, Instant seen);

    Optional<Seen> of(ServiceName service, EnvironmentName environment);

    record Seen(Inventory inventory, Instant at) {}
}
