package dev.capstan.backup;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A backup that lies in the store, as its manifest tells.
 *
 * @param operation that took it
 * @param proven its last restore and comparison
 */
public record Kept(
        String name, Instant began, Instant ended, String operation, List<Piece> pieces, Optional<Proof> proven) {
    private static final String TAG = "tag ";

    public Kept {
        pieces = List.copyOf(pieces);
    }

    /** @param took from the files in the store to everything restored and compared */
    public record Proof(Instant at, Duration took) {}

    /**
     * What it holds of one part.
     *
     * @param notes tools, versions, levels and the like, as {@code tool pg_dump 15.4}
     */
    public record Piece(String part, long bytes, List<File> files, long tables, long rows, List<String> notes) {
        public Piece {
            files = List.copyOf(files);
            notes = List.copyOf(notes);
        }
    }

    public record File(String name, long bytes, String digest) {}

    /** The newest moment that it brings back. */
    Instant restorable() {
        return began;
    }

    /** As retention sees it. */
    Keep.Aged aged() {
        return new Keep.Aged(name, began, true, proven.isPresent(), Optional.empty());
    }

    /** The git tags that it set for a part, each with its commit. */
    List<String> tags(String part) {
        return pieces.stream()
                .filter(piece -> piece.part().equals(part))
                .flatMap(piece -> piece.notes().stream())
                .filter(note -> note.startsWith(TAG))
                .map(note -> note.substring(TAG.length()))
                .toList();
    }

    public long bytes() {
        return pieces.stream().mapToLong(Piece::bytes).sum();
    }

    public long rows() {
        return pieces.stream().mapToLong(Piece::rows).sum();
    }
}
