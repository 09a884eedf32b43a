package dev.capstan.sql.migration;

import dev.capstan.sql.migration.report.Standing;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;

/**
 * All migrations of a service in one environment, in the order in which they are applied.
 *
 * @param order keys of those applied, in the order in which they were
 * @param filesUnknown why the files on the target could not be listed; then nothing is known to wait
 */
record Ledger(List<Migration> migrations, List<String> order, Optional<String> filesUnknown) {
    public Ledger {
        migrations = List.copyOf(migrations);
        order = List.copyOf(order);
    }

    List<Migration> in(Standing standing) {
        return migrations.stream()
                .filter(migration -> migration.standing() == standing)
                .toList();
    }

    /** Those whose files are no longer what was applied. */
    List<Migration> changed() {
        return migrations.stream().filter(Migration::changed).toList();
    }

    /** Those that are applied and can be taken back, in the order in which they were applied. */
    List<Migration> applied() {
        var turns = new HashMap<String, Integer>();
        order.forEach(key -> turns.put(key, turns.size()));
        return migrations.stream()
                .filter(migration ->
                        migration.standing() == Standing.APPLIED || migration.standing() == Standing.WITHOUT_FILE)
                .filter(migration -> turns.containsKey(migration.key()))
                .sorted(Comparator.comparing(migration -> turns.get(migration.key())))
                .toList();
    }

    Optional<Migration> lastApplied() {
        return applied().stream().reduce((earlier, later) -> later);
    }
}
