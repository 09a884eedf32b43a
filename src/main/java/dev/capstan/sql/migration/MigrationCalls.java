package dev.capstan.sql.migration;

import dev.capstan.catalog.CurrentCatalogue;
import dev.capstan.sql.fix.WriteDoor;
import dev.capstan.step.StepCall;
import java.util.Map;

/** The steps of {@code /migrate}, by the names under which they are called. */
public final class MigrationCalls {
    static final String PENDING = "migrations-pending";
    static final String APPLIED = "migrations-applied";
    static final String FAILED = "migration-failed";
    static final String UNDO = "migration-undo";

    private MigrationCalls() {}

    /** All that the composition root has to offer to runbooks. */
    public static Map<String, StepCall> all(
            CurrentCatalogue catalogue, HistoryReader history, WriteDoor door, BackupFirst backups) {
        var places = new Places(catalogue, history);
        return Map.of(
                PENDING, new PendingCall(places),
                APPLIED, new AppliedCall(places),
                FAILED, new FailedCall(places),
                UNDO, new UndoCall(places, new UndoWriter(door), backups));
    }
}
