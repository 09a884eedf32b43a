package dev.capstan.backup;

import dev.capstan.backup.Kept.Piece;
import dev.capstan.finding.Finding;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What is wrong with the backups of one service and environment, judged from what lies in their store.
 *
 * @param taking when backups are taken
 * @param verifying when one is restored and compared
 * @param rpo how much of the newest may be lost
 */
record Watch(Optional<Awaited> taking, Optional<Awaited> verifying, Optional<Duration> rpo) {
    private static final int NEARLY_FULL = 90;

    /** @param since nothing that was due before is missed */
    record Awaited(Timetable timetable, Instant since) {
        /** The newest moment for which there was time enough by now. */
        private Optional<Instant> due(Instant now) {
            return Optional.of(timetable.last(now.minus(timetable.grace()))).filter(due -> due.isAfter(since));
        }
    }

    List<Finding> findings(Inventory seen, Instant now) {
        var words = new WatchWords(now);
        var backups = seen.backups().stream()
                .sorted(Comparator.comparing(Kept::began).reversed())
                .toList();
        var findings = new ArrayList<Finding>();
        late(backups, now).ifPresent(due -> findings.add(words.late(due, newest(backups))));
        lost(seen, now).ifPresent(limit -> findings.add(words.lost(seen.restorable(), limit)));
        if (backups.size() > 1) {
            findings.addAll(shrunk(backups.get(0), backups.get(1), words));
        }
        unproven(backups, now).ifPresent(due -> findings.add(words.unproven(newestProof(backups), due)));
        if (isNearlyFull(seen)) {
            findings.add(words.nearlyFull(seen.free(), seen.space()));
        }
        return findings;
    }

    /** The moment whose backup should have succeeded by now and did not. */
    private Optional<Instant> late(List<Kept> backups, Instant now) {
        return taking.flatMap(awaited -> awaited.due(now))
                .filter(due ->
                        newest(backups).filter(began -> !began.isBefore(due)).isEmpty());
    }

    private Optional<Duration> lost(Inventory seen, Instant now) {
        var from = seen.restorable().or(() -> taking.map(Awaited::since));
        return rpo.filter(
                limit -> from.filter(at -> at.plus(limit).isBefore(now)).isPresent());
    }

    private static Optional<Instant> newest(List<Kept> backups) {
        return backups.stream().findFirst().map(Kept::began);
    }

    private static List<Finding> shrunk(Kept now, Kept before, WatchWords words) {
        return now.pieces().stream()
                .flatMap(piece -> before.pieces().stream()
                        .filter(other -> other.part().equals(piece.part()))
                        .flatMap(other -> shrunk(now, piece, other, words).stream()))
                .toList();
    }

    /** Rows say it better; size says it of what has none. */
    private static Optional<Finding> shrunk(Kept in, Piece now, Piece before, WatchWords words) {
        if (isShrunk(before.rows(), now.rows())) {
            return Optional.of(words.fewerRows(in, now.part(), before.rows(), now.rows()));
        }
        return isShrunk(before.bytes(), now.bytes())
                ? Optional.of(words.smaller(in, now.part(), before.bytes(), now.bytes()))
                : Optional.empty();
    }

    /** By a third or more. */
    private static boolean isShrunk(long before, long now) {
        return before > 0 && now <= before - (before + 2) / 3;
    }

    /** The moment since which a proof is missing. Where none is scheduled, one is missed as soon as there is a backup. */
    private Optional<Instant> unproven(List<Kept> backups, Instant now) {
        var oldest = backups.stream().map(Kept::began).reduce((newer, older) -> older);
        var proof = newestProof(backups);
        if (verifying.isEmpty()) {
            return oldest.filter(began -> proof.isEmpty());
        }
        return oldest.flatMap(began -> verifying
                .flatMap(awaited -> awaited.due(now))
                .filter(due -> due.isAfter(began))
                .filter(due -> proof.filter(at -> !at.isBefore(due)).isEmpty()));
    }

    private static Optional<Instant> newestProof(List<Kept> backups) {
        return backups.stream()
                .flatMap(kept -> kept.proven().map(Kept.Proof::at).stream())
                .max(Comparator.naturalOrder());
    }

    private static boolean isNearlyFull(Inventory seen) {
        return seen.space() > 0 && WatchWords.used(seen.free(), seen.space()) >= NEARLY_FULL;
    }
}
