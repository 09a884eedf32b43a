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
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Restores a backup beside what serves, so that the two can be swapped. */
final class BesideCall implements StepCall {
    private static final int SHOWN = 20;

    private final CurrentCatalogue catalogue;
    private final Errands errands;
    private final ConfigFiles configFiles;
    private final Target target;
    private final Stock stock;
    private final Clock clock;

    BesideCall(
            CurrentCatalogue catalogue,
            Errands errands,
            ConfigFiles configFiles,
            Target target,
            Stock stock,
            Clock clock) {
        this.catalogue = catalogue;
        this.errands = errands;
        this.configFiles = configFiles;
        this.target = target;
        this.stock = stock;
        this.clock = clock;
    }

    @Override
    public Look look(StepSpec.Call call, Map<String, String> values) {
        try {
            var operation = values.get("operation");
            var errand = errand(values);
            var kept = stock.find(errand, values.get(BackupProcedures.BACKUP), operation);
            var held = errand.holding(kept);
            var losses = target.print(
                            errands.losses(held, kept.name(), Wanted.of(held, values)),
                            errand.host(),
                            operation + "-loss")
                    .lines()
                    .filter(line -> line.startsWith("rows\t"))
                    .map(line -> List.of(line.split("\t")).subList(1, 4))
                    .filter(row -> !row.get(1).equals(row.get(2)))
                    .toList();
            return new Look.Seen(new Preview(
                    lines(held, kept, losses.isEmpty()),
                    losses.isEmpty() ? List.of() : List.of("table", "rows now", "rows then"),
                    losses.stream().limit(SHOWN).toList(),
                    Math.max(0, losses.size() - SHOWN),
                    kept.name()));
        } catch (Declined declined) {
            return new Look.Refused(declined.reason());
        }
    }

    private List<Told> lines(Errand errand, Kept kept, boolean nothingDiffers) {
        var names = String.join(", ", errand.parts().keySet());
        var lines = new ArrayList<Told>();
        lines.add(new Told(
                "Replaces " + names + " by the backup " + kept.name() + " (" + Sizes.of(kept.bytes()) + ", "
                        + Ages.english(kept.began(), clock.instant()) + " old)",
                "用备份 " + kept.name() + "（" + Sizes.of(kept.bytes()) + "，" + Ages.chinese(kept.began(), clock.instant())
                        + "前）替换 " + names));
        lines.add(
                kept.proven().isPresent()
                        ? new Told("✅ It was restored and compared before", "✅ 该备份已通过恢复验证")
                        : new Told("⚠️ It was never restored and compared", "⚠️ 该备份从未通过恢复验证"));
        if (errand.databases().parts().isEmpty()) {
            lines.add(new Told("⚠️ What was changed since then is replaced too", "⚠️ 备份之后的改动也会被替换"));
        } else {
            lines.add(
                    nothingDiffers
                            ? new Told("Every table has as many rows now as then", "各表行数与备份时相同")
                            : new Told("⚠️ What was written since then is lost with it", "⚠️ 备份之后写入的数据将会丢失"));
        }
        lines.add(new Told(
                "A safety backup is taken first; the old state stays beside and can be swapped back",
                "会先做一份安全备份；原有数据保留在旁边，可换回"));
        return lines;
    }

    @Override
    public StepOutcome run(StepSpec.Call call, StepWork work, StepWatcher watcher) {
        try {
            var errand = errand(work.values());
            var backup = work.values().get(Preview.PINNED);
            var operation = work.attempt().operation();
            var kept = stock.find(errand, backup, operation);
            var held = errand.holding(kept);
            var wanted = Wanted.of(held, work.values());
            try {
                configFiles.writeBeside(held, kept, operation, operation);
            } catch (Declined declined) {
                target.print(errands.settling(held, "drop_new_", operation, wanted), held.host(), operation + "-clear");
                throw declined;
            }
            var outcome = target.run(errands.beside(held, backup, operation, wanted), work, watcher);
            return outcome instanceof StepOutcome.Succeeded
                    ? new StepOutcome.Succeeded(new Told(
                            backup + " stands beside what serves, and is not swapped in yet", backup + " 已恢复在旁边，尚未切换"))
                    : outcome;
        } catch (Declined declined) {
            return new StepOutcome.Failed(declined.reason());
        }
    }

    private Errand errand(Map<String, String> values) throws Declined {
        return Errand.of(catalogue, values).only(List.of(values.get(BackupProcedures.PART)));
    }
}
