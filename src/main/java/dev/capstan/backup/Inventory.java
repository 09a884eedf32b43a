package dev.capstan.backup;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What lay in the store of one service and environment when it was last looked at.
 *
 * @param backups newest first
 * @param shipped by part: up to which moment its log leads on from a backup
 * @param free bytes, of so many in all
 */
public record Inventory(List<Kept> backups, Map<String, Instant> shipped, long free, long space) {
    /** Of a store that nobody could look into yet. */
    static final Inventory NOTHING = new Inventory(List.of(), Map.of(), 0, 0);

    public Inventory {
        backups = List.copyOf(backups);
        shipped = shipped == null ? Map.of() : Map.copyOf(shipped);
    }

    public Inventory(List<Kept> backups, long free, long space) {
        this(backups, Map.of(), free, space);
    }

    /** The newest moment that can be brought back: of several parts with a log the one that is furthest behind. */
    public Optional<Instant> restorable() {
        var newest = backups.stream().map(Kept::restorable).max(Comparator.naturalOrder());
        var logged = shipped.values().stream().min(Comparator.naturalOrder());
        return newest.map(
                began -> logged.filter(moment -> moment.isAfter(began)).orElse(began));
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
