package dev.capstan.sql.migration;

import dev.capstan.sql.gate.Dialect;
import dev.capstan.sql.migration.report.Standing;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/** Prisma has a folder a migration, and an entry a try: the newest try of a name counts. */
final class PrismaBooks implements Bookkeeping {
    @Override
    public String table(Dialect dialect) {
        return "_prisma_migrations";
    }

    @Override
    public String statement(String table) {
        return "SELECT id, migration_name, checksum, started_at, finished_at, rolled_back_at, logs FROM " + table
                + " ORDER BY started_at";
    }

    @Override
    public Entry entry(List<Object> row) {
        var finished = row.get(4) != null;
        var state = row.get(5) != null ? Entry.State.ROLLED_BACK : finished ? Entry.State.DONE : Entry.State.FAILED;
        return new Entry(
                Listing.text(row.get(0)),
                Listing.text(row.get(1)),
                Listing.text(row.get(2)),
                state,
                Listing.time(finished ? row.get(4) : row.get(3)),
                0,
                Listing.some(row.get(6)));
    }

    @Override
    public String script() {
        return Listing.SHA_256
                + """
                for file in */migration.sql; do
                  if [ -f "$file" ]; then printf 'file %s %s\\n' "$(sum "$file")" "$file"; fi
                done
                """;
    }

    @Override
    public List<MigrationFile> files(String output) {
        return Listing.files(output, path -> path.replaceFirst("/migration\\.sql$", "")).stream()
                .sorted((one, other) -> one.name().compareTo(other.name()))
                .toList();
    }

    @Override
    public String path(String migration) {
        return migration + "/migration.sql";
    }

    @Override
    public List<Migration> compare(List<Entry> history, List<MigrationFile> files) {
        var entries = Listing.newest(history, Entry::name);
        var all = new ArrayList<Migration>();
        var known = new HashSet<String>();
        for (var file : files) {
            known.add(file.name());
            var entry = Optional.ofNullable(entries.get(file.name()));
            all.add(new Migration(
                    file.name(),
                    entry.map(line -> standing(line.state())).orElse(Standing.PENDING),
                    entry.map(Entry::key).orElse(""),
                    entry.flatMap(Entry::at),
                    entry.filter(line -> line.state() == Entry.State.DONE
                                    && !line.checksum().equals(file.checksum()))
                            .isPresent(),
                    entry.filter(line -> line.state() == Entry.State.FAILED).flatMap(Entry::said)));
        }
        entries.values().stream()
                .filter(entry -> !known.contains(entry.name()) && entry.state() != Entry.State.ROLLED_BACK)
                .map(entry -> new Migration(
                        entry.name(),
                        entry.state() == Entry.State.FAILED ? Standing.FAILED : Standing.WITHOUT_FILE,
                        entry.key(),
                        entry.at(),
                        false,
                        entry.said()))
                .forEach(all::add);
        all.sort((one, other) -> one.name().compareTo(other.name()));
        return all;
    }

    private static Standing standing(Entry.State state) {
        return switch (state) {
            case DONE -> Standing.APPLIED;
            case FAILED -> Standing.FAILED;
            case ROLLED_BACK -> Standing.PENDING;
        };
    }

    @Override
    public String correction(Dialect dialect, String table) {
        return "UPDATE " + table + " SET rolled_back_at = CURRENT_TIMESTAMP WHERE id = :key AND rolled_back_at IS NULL";
    }

    @Override
    public String stillThere(String table) {
        return "SELECT 1 FROM " + table + " WHERE id = :key AND rolled_back_at IS NULL";
    }
}
