package dev.capstan.backup;

import dev.capstan.step.Preview;
import dev.capstan.step.StepOutcome;
import dev.capstan.step.StepSpec;
import dev.capstan.step.StepWatcher;
import dev.capstan.step.StepWork;
import dev.capstan.step.Told;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Restores a backup on throw-away servers, and compares what came back with its manifest. */
final class ProveCall extends BackupCall {
    private final Means means;

    ProveCall(Means means) {
        this.means = means;
    }

    @Override
    Optional<Preview> preview(StepSpec.Call call, Map<String, String> values) throws Declined {
        var kept =
                means.stock().find(means.errand(values), values.get(BackupProcedures.BACKUP), values.get("operation"));
        var line = kept.name() + " · " + Sizes.of(kept.bytes());
        return Optional.of(new Preview(List.of(new Told(line, line)), List.of(), List.of(), 0, kept.name()));
    }

    @Override
    StepOutcome carryOut(StepSpec.Call call, StepWork work, StepWatcher watcher) throws Declined, Broken {
        var errand = means.errand(work.values());
        var operation = work.attempt().operation();
        var kept = means.stock().find(errand, work.values().get(Preview.PINNED), operation);
        var outcome = means.carriage()
                .atHand(errand, kept, work, watcher, () -> prove(errand.holding(kept), kept, work, watcher));
        if (!(outcome instanceof StepOutcome.Succeeded)) {
            return outcome;
        }
        means.stock().take(errand, operation);
        var rows = "%,d".formatted(kept.rows());
        return new StepOutcome.Succeeded(new Told(
                kept.name() + " was restored and compared" + (kept.rows() == 0 ? "" : ", " + rows + " rows"),
                kept.name() + " 已恢复并比对" + (kept.rows() == 0 ? "" : "，共 " + rows + " 行")));
    }

    private StepOutcome prove(Errand held, Kept kept, StepWork work, StepWatcher watcher) throws Declined, Broken {
        // First, since the target marks the backup as proven at its end
        means.configFiles().prove(held, kept, work.attempt().operation());
        var outcome = means.target().run(means.errands().proving(held, kept.name()), work, watcher);
        if (outcome instanceof StepOutcome.Succeeded) {
            means.carriage().bringProof(held, kept, work, watcher);
        }
        return outcome;
    }
}
