package dev.capstan.backup;

import dev.capstan.step.Preview;
import dev.capstan.step.StepOutcome;
import dev.capstan.step.StepSpec;
import dev.capstan.step.StepWatcher;
import dev.capstan.step.StepWork;
import dev.capstan.step.Told;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Restores a backup beside what serves, so that the two can be swapped. */
final class BesideCall extends BackupCall {
    private static final int SHOWN = 20;

    private final Means means;

    BesideCall(Means means) {
        this.means = means;
    }

    @Override
    Optional<Preview> preview(StepSpec.Call call, Map<String, String> values) throws Declined {
        var operation = values.get("operation");
        var errand = errand(values);
        var kept = means.stock().find(errand, values.get(BackupProcedures.BACKUP), operation);
        var held = errand.holding(kept);
        var task = operation + "-loss";
        means.carriage().sendManifest(held, kept, task);
        var wanted = Wanted.of(held, values);
        var losses = means.target()
                .print(means.errands().losses(held, kept.name(), wanted), errand.host(), task)
                .lines()
                .filter(line -> line.startsWith("rows\t"))
                .map(line -> List.of(line.split("\t")).subList(1, 4))
                .filter(row -> !row.get(1).equals(row.get(2)))
                .toList();
        return Optional.of(new Preview(
                lines(held, kept, wanted, losses.isEmpty()),
                losses.isEmpty() ? List.of() : List.of("table", "rows now", "rows then"),
                losses.stream().limit(SHOWN).toList(),
                Math.max(0, losses.size() - SHOWN),
                kept.name()));
    }

    private List<Told> lines(Errand errand, Kept kept, Map<String, String> wanted, boolean nothingDiffers) {
        var what = Wanted.told(String.join(", ", errand.parts().keySet()), wanted);
        var lines = new ArrayList<Told>();
        lines.add(new Told(
                "Brings back " + what.english() + ", from " + kept.name() + " (" + Sizes.of(kept.bytes()) + ", "
                        + Ages.english(kept.began(), means.clock().instant()) + " old)",
                "用备份 " + kept.name() + "（" + Sizes.of(kept.bytes()) + "，"
                        + Ages.chinese(kept.began(), means.clock().instant()) + "前）将 " + what.chinese()));
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
    StepOutcome carryOut(StepSpec.Call call, StepWork work, StepWatcher watcher) throws Declined, Broken {
        var errand = errand(work.values());
        var kept = means.stock()
                .find(errand, work.values().get(Preview.PINNED), work.attempt().operation());
        var outcome = means.carriage()
                .atHand(errand, kept, work, watcher, () -> restore(errand.holding(kept), kept, work, watcher));
        return outcome instanceof StepOutcome.Succeeded
                ? new StepOutcome.Succeeded(new Told(
                        kept.name() + " stands beside what serves, and is not swapped in yet",
                        kept.name() + " 已恢复在旁边，尚未切换"))
                : outcome;
    }

    private StepOutcome restore(Errand held, Kept kept, StepWork work, StepWatcher watcher) throws Declined, Broken {
        var operation = work.attempt().operation();
        var wanted = Wanted.of(held, work.values());
        if (wanted.containsKey(Wanted.MOMENT)) {
            means.logs().sendBack(held, work, watcher);
        }
        try {
            means.configFiles().writeBeside(held, kept, operation, operation);
        } catch (Declined declined) {
            means.target()
                    .print(
                            means.errands().settling(held, "drop_new_", operation, wanted),
                            held.host(),
                            operation + "-clear");
            throw declined;
        }
        return means.target().run(means.errands().beside(held, kept.name(), operation, wanted), work, watcher);
    }

    private Errand errand(Map<String, String> values) throws Declined {
        return means.errand(values).only(List.of(values.get(BackupProcedures.PART)));
    }
}
