package dev.capstan.store;

import dev.capstan.backup.Inventories;
import dev.capstan.backup.Inventory;
import dev.capstan.catalog.EnvironmentName;
import dev.capstan.catalog.ServiceName;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;

/** What lay in the stores of backups, on PostgreSQL. */
public final class JdbiInventories implements Inventories {
    private final Store store;
    private final Documents documents;

    public JdbiInventories(Store store, Documents documents) {
        this.store = store;
        this.documents = documents;
    }

    /** An older look that comes later changes nothing. */
    @Override
    public void remember(ServiceName service, EnvironmentName environment, Inventory inventory, Instant seen) {
        store.with(handle -> handle.createUpdate(
                        """
                        insert into backup_inventory (service, environment, inventory, seen_at)
                        values (:service, :environment, cast(:inventory as jsonb), :seen)
                        on conflict (service, environment) do update
                           set inventory = excluded.inventory, seen_at = excluded.seen_at
                         where backup_inventory.seen_at <= excluded.seen_at
                        """)
                .bind("service", service.value())
                .bind("environment", environment.value())
                .bind("inventory", documents.write(inventory))
                .bind("seen", seen)
                .execute());
    }

    @Override
    public Optional<Seen> of(ServiceName service, EnvironmentName environment) {
        return store.with(
                handle -> handle.createQuery("select inventory, seen_at from backup_inventory where service = :service"
                                + " and environment = :environment")
                        .bind("service", service.value())
                        .bind("environment", environment.value())
                        .map((row, context) -> new Seen(
                                documents.read(row.getString("inventory"), Inventory.class),
                                row.getObject("seen_at", OffsetDateTime.class).toInstant()))
                        .findOne());
    }
}
