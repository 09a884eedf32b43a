package dev.capstan.sql.migration;

import dev.capstan.sql.migration.Places.Declined;
import dev.capstan.step.FailureReason;
import dev.capstan.step.StepCall;
import dev.capstan.step.StepOutcome;
import dev.capstan.step.StepSpec;
import dev.capstan.step.StepWatcher;
import dev.capstan.step.StepWork;

/** The backup before an undo, taken by whoever can. */
final class BackupCall implements StepCall {
    private final Places places;
    private final BackupFirst backups;

    BackupCall(Places places, BackupFirst backups) {
        this.places = places;
        this.backups = backups;
    }

    @Override
    public StepOutcome run(StepSpec.Call call, StepWork work, StepWatcher watcher) {
        try {
            var place = places.of(work.values());
            return backups.of(place.service().name(), place.migrations().database())
                    .map(step -> step.run(call, work, watcher))
                    .orElseGet(() -> new StepOutcome.Failed(new FailureReason.Unsupported(work.host(), "backup")));
        } catch (Declined declined) {
            return new StepOutcome.Failed(declined.reason());
        }
    }
}
