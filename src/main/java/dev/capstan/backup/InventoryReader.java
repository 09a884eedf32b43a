package dev.capstan.backup;

import dev.capstan.backup.Kept.File;
import dev.capstan.backup.Kept.Piece;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads what {@code listing.sh} prints. What isn't whole is left out: it is no backup. */
final class InventoryReader {
    private static final Set<String> OF_THE_WHOLE = Set.of("operation", "began", "ended");

    private final List<Kept> backups = new ArrayList<>();
    private final Map<String, Instant> shipped = new LinkedHashMap<>();
    private long free;
    private long space;
    private String name = "";
    private final Map<String, String> whole = new LinkedHashMap<>();
    private final Map<String, PieceDraft> pieces = new LinkedHashMap<>();
    private Optional<Kept.Proof> proven = Optional.empty();

    private InventoryReader() {}

    static Inventory read(String printed) {
        var reader = new InventoryReader();
        printed.lines().map(line -> List.of(line.split("\t", -1))).forEach(reader::line);
        reader.finishBackup();
        reader.backups.sort(
                Comparator.comparing(Kept::began).thenComparing(Kept::name).reversed());
        return new Inventory(reader.backups, reader.shipped, reader.free, reader.space);
    }

    private void line(List<String> words) {
        switch (words.getFirst()) {
            case "backup" -> {
                finishBackup();
                name = words.get(1);
            }
            case "space" -> {
                free = Long.parseLong(words.get(1));
                space = Long.parseLong(words.get(2));
            }
            case "shipped" -> shipped.put(words.get(1), Instant.parse(words.get(2)));
            case "proven" ->
                proven = Optional.of(
                        new Kept.Proof(Instant.parse(words.get(1)), Duration.ofSeconds(Long.parseLong(words.get(3)))));
            default -> fact(words.getFirst(), words.get(1), words.subList(2, words.size()));
        }
    }

    private void fact(String part, String kind, List<String> values) {
        if (OF_THE_WHOLE.contains(kind)) {
            whole.put(kind, values.getFirst());
        } else {
            pieces.computeIfAbsent(part, PieceDraft::new).add(kind, values);
        }
    }

    private void finishBackup() {
        boolean known = backups.stream().anyMatch(each -> each.name().equals(name));
        if (!known && whole.keySet().containsAll(OF_THE_WHOLE)) {
            backups.add(new Kept(
                    name,
                    Instant.parse(whole.get("began")),
                    Instant.parse(whole.get("ended")),
                    whole.get("operation"),
                    pieces.values().stream().map(PieceDraft::piece).toList(),
                    proven));
        }
        whole.clear();
        pieces.clear();
        proven = Optional.empty();
    }

    private static final class PieceDraft {
        private final String part;
        private final List<File> files = new ArrayList<>();
        private final List<String> notes = new ArrayList<>();
        private long tables;
        private long rows;

        PieceDraft(String part) {
            this.part = part;
        }

        void add(String kind, List<String> values) {
            switch (kind) {
                case "file" -> files.add(new File(values.get(0), Long.parseLong(values.get(1)), values.get(2)));
                case "rows" -> {
                    tables = Long.parseLong(values.get(0));
                    rows = Long.parseLong(values.get(1));
                }
                default -> notes.add(kind + " " + String.join(" ", values));
            }
        }

        Piece piece() {
            return new Piece(part, files.stream().mapToLong(File::bytes).sum(), files, tables, rows, notes);
        }
    }
}
