package dev.capstan.sql.migration;

import dev.capstan.sql.migration.Migration.Standing;
import java.util.List;
import java.util.Optional;

/**
 * All migrations of a service in one environment, in the order in which they are applied.
 *
 * @param filesUnknown why the files on the target could not be listed; then nothing is known to wait
 */
public record Ledger(List<Migration> migrations, Optional<String> filesUnknown) {
    public Ledger {
        migrations = List.copyOf(migrations);
    }

    public List<Migration> in(Standing standing) {
        return migrations.stream()
                .filter(migration -> migration.standing() == standing)
                .toList();
    }

    /** Those whose files are no longer what was applied. */
    public List<Migration> changed() {
        return migrations.stream().filter(Migration::changed).toList();
    }

    public Optional<Migration> lastApplied() {
        return migrations.stream()
                .filter(migration ->
                        migration.standing() == Standing.APPLIED || migration.standing() == Standing.WITHOUT_FILE)
                .reduce((earlier, later) -> later);
    }
}
