package dev.capstan.backup;

import dev.capstan.catalog.CurrentCatalogue;
import dev.capstan.step.Look;
import dev.capstan.step.Preview;
import dev.capstan.step.StepCall;
import dev.capstan.step.StepOutcome;
import dev.capstan.step.StepSpec;
import dev.capstan.step.StepWatcher;
import dev.capstan.step.StepWork;
import dev.capstan.step.Told;
import java.util.List;
import java.util.Map;

/** Restores a backup on throw-away servers, and compares what came back with its manifest. */
final class ProveCall implements StepCall {
    private final CurrentCatalogue catalogue;
    private final Errands errands;
    private final ConfigFiles configFiles;
    private final Target target;
    private final Stock stock;

    ProveCall(CurrentCatalogue catalogue, Errands errands, ConfigFiles configFiles, Target target, Stock stock) {
        this.catalogue = catalogue;
        this.errands = errands;
        this.configFiles = configFiles;
        this.target = target;
        this.stock = stock;
    }

    @Override
    public Look look(StepSpec.Call call, Map<String, String> values) {
        try {
            var errand = Errand.of(catalogue, values);
            var kept = stock.find(errand, values.get(BackupProcedures.BACKUP), values.get("operation"));
            var line = kept.name() + " · " + Sizes.of(kept.bytes());
            return new Look.Seen(new Preview(List.of(new Told(line, line)), List.of(), List.of(), 0, kept.name()));
        } catch (Declined declined) {
            return new Look.Refused(declined.reason());
        }
    }

    @Override
    public StepOutcome run(StepSpec.Call call, StepWork work, StepWatcher watcher) {
        try {
            var errand = Errand.of(catalogue, work.values());
            var backup = work.values().get(Preview.PINNED);
            var operation = work.attempt().operation();
            var kept = stock.find(errand, backup, operation);
            var held = errand.holding(kept);
            // First, since the target marks the backup as proven at its end
            configFiles.prove(held, kept, operation);
            var outcome = target.run(errands.proving(held, backup), work, watcher);
            if (!(outcome instanceof StepOutcome.Succeeded)) {
                return outcome;
            }
            stock.take(errand, operation);
            var rows = "%,d".formatted(kept.rows());
            return new StepOutcome.Succeeded(new Told(
                    backup + " was restored and compared" + (kept.rows() == 0 ? "" : ", " + rows + " rows"),
                    backup + " 已恢复并比对" + (kept.rows() == 0 ? "" : "，共 " + rows + " 行")));
        } catch (Declined declined) {
            return new StepOutcome.Failed(declined.reason());
        }
    }
}
