package dev.capstan.sql.migration;

import dev.capstan.sql.gate.Dialect;
import dev.capstan.sql.migration.report.Standing;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/** Flyway knows a migration by its file's name; a repeatable one waits again whenever its file changes. */
final class FlywayBooks implements Bookkeeping {
    @Override
    public String table(Dialect dialect) {
        return "flyway_schema_history";
    }

    @Override
    public String statement(String table) {
        return "SELECT installed_rank, script, checksum, installed_on, success, type FROM " + table
                + " ORDER BY installed_rank";
    }

    @Override
    public Entry entry(List<Object> row) {
        var type = Listing.text(row.get(5));
        boolean forgotten = type.equals("DELETE") || type.startsWith("UNDO");
        return new Entry(
                Listing.text(row.get(0)),
                Listing.text(row.get(1)).replaceFirst("^.*/", ""),
                row.get(2) == null ? "" : Long.toString(Listing.number(row.get(2))),
                forgotten ? Entry.State.ROLLED_BACK : Listing.yes(row.get(4)) ? Entry.State.DONE : Entry.State.FAILED,
                Listing.time(row.get(3)),
                0,
                Optional.empty());
    }

    /** The checksum is the CRC-32 of all lines without their ends, which is what gzip writes behind its output. */
    @Override
    public String script() {
        return """
                cd -- "$migrations" || exit 3
                crc() {
                  skip=1
                  if [ "$(head -c 3 "$1" | od -An -tx1 | tr -d ' \\n')" = efbbbf ]; then skip=4; fi
                  tail -c +"$skip" "$1" | tr -d '\\r\\n' | gzip -nc | tail -c 8 | head -c 4 | od -An -tx1 | tr -d ' \\n'
                }
                find . -type f \\( -name 'V*__*.sql' -o -name 'R__*.sql' \\) | while IFS= read -r file; do
                  printf 'file %s %s\\n' "$(crc "$file")" "${file#./}"
                done
                """;
    }

    @Override
    public List<MigrationFile> files(String output) {
        return Listing.files(output, path -> path.replaceFirst("^.*/", "")).stream()
                .map(file -> new MigrationFile(file.name(), file.path(), signed(file.checksum()), 0))
                .sorted((one, other) -> compare(one.name(), other.name()))
                .toList();
    }

    /** Four bytes, the least first, as Flyway writes them. */
    private static String signed(String bytes) {
        if (!bytes.matches("[0-9a-f]{8}")) {
            return "";
        }
        return Integer.toString(Integer.reverseBytes((int) Long.parseLong(bytes, 16)));
    }

    @Override
    public String path(String migration) {
        return migration;
    }

    @Override
    public List<Migration> compare(List<Entry> history, List<MigrationFile> files) {
        var entries = Listing.newest(history, Entry::name);
        var known = new HashSet<String>();
        var newest = entries.values().stream()
                .filter(entry -> entry.state() == Entry.State.DONE)
                .map(Entry::name)
                .filter(name -> name.startsWith("V"))
                .max(FlywayBooks::compare);
        var all = new ArrayList<Migration>();
        for (var file : files) {
            known.add(file.name());
            var entry = Optional.ofNullable(entries.get(file.name()))
                    .filter(line -> line.state() != Entry.State.ROLLED_BACK);
            boolean changed = entry.filter(line -> !line.checksum().isEmpty()
                            && !file.checksum().isEmpty()
                            && !line.checksum().equals(file.checksum()))
                    .isPresent();
            boolean repeats = file.name().startsWith("R__");
            all.add(new Migration(
                    file.name(),
                    standing(entry, changed && repeats, newest, file.name()),
                    entry.map(Entry::key).orElse(""),
                    entry.flatMap(Entry::at),
                    changed && !repeats,
                    Optional.empty()));
        }
        entries.values().stream()
                .filter(entry -> entry.name().matches("[VR].*__.*\\.sql")
                        && !known.contains(entry.name())
                        && entry.state() != Entry.State.ROLLED_BACK)
                .map(entry -> new Migration(
                        entry.name(),
                        entry.state() == Entry.State.FAILED ? Standing.FAILED : Standing.WITHOUT_FILE,
                        entry.key(),
                        entry.at(),
                        false,
                        Optional.empty()))
                .forEach(all::add);
        all.sort((one, other) -> compare(one.name(), other.name()));
        return all;
    }

    /** What repeats is applied anew, and never taken back. */
    @Override
    public List<String> order(List<Entry> history) {
        return Bookkeeping.super.order(
                history.stream().filter(entry -> entry.name().startsWith("V")).toList());
    }

    private static Standing standing(Optional<Entry> entry, boolean again, Optional<String> newest, String name) {
        if (entry.isEmpty()) {
            boolean older = name.startsWith("V")
                    && newest.filter(done -> compare(name, done) < 0).isPresent();
            return older ? Standing.PASSED_BY : Standing.PENDING;
        }
        if (entry.get().state() == Entry.State.FAILED) {
            return Standing.FAILED;
        }
        return again ? Standing.PENDING : Standing.APPLIED;
    }

    /** By version, number by number; repeatable ones come last. */
    private static int compare(String one, String other) {
        if (one.startsWith("V") != other.startsWith("V")) {
            return one.startsWith("V") ? -1 : 1;
        }
        int order = Arrays.compare(version(one), version(other));
        return order != 0 ? order : one.compareTo(other);
    }

    private static BigInteger[] version(String name) {
        return Arrays.stream(name.replaceFirst("__.*$", "").substring(1).split("[._]"))
                .filter(part -> part.matches("[0-9]{1,40}"))
                .map(BigInteger::new)
                .toArray(BigInteger[]::new);
    }

    @Override
    public String correction(Dialect dialect, String table) {
        return "DELETE FROM " + table + " WHERE installed_rank = :key";
    }

    @Override
    public String stillThere(String table) {
        return "SELECT 1 FROM " + table + " WHERE installed_rank = :key";
    }
}
