package dev.capstan.backup;

import java.util.List;
import java.util.Optional;

/**
 * What lay in the store of one service and environment when it was last looked at.
 *
 * @param backups newest first
 * @param free bytes, of so many in all
 */
public record Inventory(List<Kept> backups, long free, long space) {
    /** Of a store that nobody could look into yet. */
    static final Inventory NOTHING = new Inventory(List.of(), 0, 0);

    public Inventory {
        backups = List.copyOf(backups);
    }

    public Optional<Kept> named(String name) {
        return name.equals(BackupProcedures.LATEST)
                ? backups.stream().findFirst()
                : backups.stream().filter(each -> each.name().equals(name)).findFirst();
    }

    Optional<Kept> takenBy(String operation) {
        return backups.stream()
                .filter(each -> each.operation().equals(operation))
                .findFirst();
    }
}
