package dev.capstan.sql.doctor;

import dev.capstan.sql.doctor.Thresholds.Bounds;
import dev.capstan.sql.doctor.Thresholds.Span;

/** The usual thresholds but for some. */
final class Strictness {
    private Strictness() {}

    static Thresholds lengths(Span all) {
        var usual = Thresholds.USUAL;
        return new Thresholds(
                usual.connectionPercent(),
                all,
                all,
                all,
                all,
                usual.unusedIndexBytes(),
                usual.bigTableRows(),
                usual.deadPercent(),
                usual.deadRows(),
                usual.freeBytes(),
                all,
                usual.keptBytes());
    }

    static Thresholds connections(int watch, int bad) {
        return changed(new Bounds(watch, bad), Thresholds.USUAL.unusedIndexBytes());
    }

    static Thresholds unusedIndexBytes(long bytes) {
        return changed(Thresholds.USUAL.connectionPercent(), bytes);
    }

    private static Thresholds changed(Bounds connectionPercent, long unusedIndexBytes) {
        var usual = Thresholds.USUAL;
        return new Thresholds(
                connectionPercent,
                usual.open(),
                usual.idleInTransaction(),
                usual.waiting(),
                usual.meanQuery(),
                unusedIndexBytes,
                usual.bigTableRows(),
                usual.deadPercent(),
                usual.deadRows(),
                usual.freeBytes(),
                usual.replicationLag(),
                usual.keptBytes());
    }
}
