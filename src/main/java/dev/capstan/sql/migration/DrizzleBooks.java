package dev.capstan.sql.migration;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.capstan.sql.gate.Dialect;
import dev.capstan.sql.migration.report.Standing;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * drizzle keeps no names: an entry has the time of the journal's line that it came from, and the digest of its file. It
 * applies what is younger than its youngest entry, and passes by whatever is older.
 */
final class DrizzleBooks implements Bookkeeping {
    @Override
    public String table(Dialect dialect) {
        return switch (dialect) {
            case POSTGRESQL -> "drizzle.__drizzle_migrations";
            case MYSQL -> "__drizzle_migrations";
        };
    }

    @Override
    public String statement(String table) {
        return "SELECT id, hash, created_at FROM " + table + " ORDER BY created_at, id";
    }

    @Override
    public Entry entry(List<Object> row) {
        return new Entry(
                Listing.text(row.get(0)),
                "",
                Listing.text(row.get(1)),
                Entry.State.DONE,
                Optional.empty(),
                Listing.number(row.get(2)),
                Optional.empty());
    }

    @Override
    public String script() {
        return Listing.SHA_256
                + """
                printf 'journal '; tr -s ' \\r\\n\\t' ' ' < meta/_journal.json || exit 4
                echo
                for file in *.sql; do
                  if [ -f "$file" ]; then printf 'file %s %s\\n' "$(sum "$file")" "$file"; fi
                done
                """;
    }

    @Override
    public List<MigrationFile> files(String output) {
        var checksums = new HashMap<String, String>();
        Listing.files(output, path -> path).forEach(file -> checksums.put(file.name(), file.checksum()));
        return journal(output).entrySet().stream()
                .map(line -> new MigrationFile(
                        line.getValue(),
                        line.getValue() + ".sql",
                        checksums.getOrDefault(line.getValue() + ".sql", ""),
                        line.getKey()))
                .sorted((one, other) -> Long.compare(one.when(), other.when()))
                .toList();
    }

    /** Names by their time; none where the journal can't be read. */
    private static Map<Long, String> journal(String output) {
        var names = new HashMap<Long, String>();
        var json = output.lines()
                .filter(line -> line.startsWith("journal "))
                .map(line -> line.substring("journal ".length()))
                .findFirst()
                .orElse("{}");
        try {
            JsonMapper.builder()
                    .build()
                    .readTree(json)
                    .path("entries")
                    .forEach(entry -> names.put(
                            entry.path("when").asLong(), entry.path("tag").asText()));
        } catch (JsonProcessingException notAJournal) {
            return Map.of();
        }
        return names;
    }

    @Override
    public String path(String migration) {
        return migration + ".sql";
    }

    @Override
    public List<Migration> compare(List<Entry> history, List<MigrationFile> files) {
        var entries = Listing.newest(history, Entry::when);
        var known = new HashSet<Long>();
        long youngest = history.stream().mapToLong(Entry::when).max().orElse(-1);
        var all = new TreeMap<Long, Migration>();
        for (var file : files) {
            known.add(file.when());
            var entry = Optional.ofNullable(entries.get(file.when()));
            var standing = entry.isPresent()
                    ? Standing.APPLIED
                    : file.when() < youngest ? Standing.PASSED_BY : Standing.PENDING;
            boolean changed = entry.filter(line ->
                            !file.checksum().isEmpty() && !line.checksum().equals(file.checksum()))
                    .isPresent();
            all.put(
                    file.when(),
                    new Migration(
                            file.name(),
                            standing,
                            entry.map(Entry::key).orElse(""),
                            Optional.empty(),
                            changed,
                            Optional.empty()));
        }
        history.stream()
                .filter(entry -> !known.contains(entry.when()))
                .forEach(entry -> all.put(
                        entry.when(),
                        new Migration(
                                "#" + entry.key(),
                                Standing.WITHOUT_FILE,
                                entry.key(),
                                Optional.empty(),
                                false,
                                Optional.empty())));
        return List.copyOf(all.values());
    }

    @Override
    public String correction(Dialect dialect, String table) {
        return "DELETE FROM " + table + " WHERE id = :key";
    }

    @Override
    public String stillThere(String table) {
        return "SELECT 1 FROM " + table + " WHERE id = :key";
    }
}
