package dev.capstan.backup;

import dev.capstan.step.Preview;
import dev.capstan.step.StepOutcome;
import dev.capstan.step.StepSpec;
import dev.capstan.step.StepWatcher;
import dev.capstan.step.StepWork;
import dev.capstan.step.Told;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Removes the backups that no rule keeps. One that is in use stays. */
final class PruneCall extends BackupCall {
    private final Means means;

    PruneCall(Means means) {
        this.means = means;
    }

    @Override
    Optional<Preview> preview(StepSpec.Call call, Map<String, String> values) throws Declined {
        var errand = means.errand(values);
        var names = removable(errand, means.stock().take(errand, values.get("operation")));
        return Optional.of(new Preview(
                List.of(
                        names.isEmpty()
                                ? new Told("As of now every backup is kept", "目前所有备份都在保留期内")
                                : new Told(
                                        "As of now it removes " + names.size() + ", and keeps the rest",
                                        "目前会删除 " + names.size() + " 份，其余保留")),
                names.isEmpty() ? List.of() : List.of("backup"),
                names.stream().map(List::of).toList(),
                0,
                ""));
    }

    /** Safe to repeat: what is gone is gone. */
    @Override
    StepOutcome carryOut(StepSpec.Call call, StepWork work, StepWatcher watcher) throws Declined {
        var errand = means.errand(work.values());
        var operation = work.attempt().operation();
        var before = means.stock().take(errand, operation);
        var program = means.errands().dropping(errand, removable(errand, before));
        var outcome = means.target().run(program, errand.kept().host(), work, watcher);
        if (!(outcome instanceof StepOutcome.Succeeded)) {
            return outcome;
        }
        var after = means.stock().take(errand, operation);
        var pruned = before.backups().stream()
                .filter(kept -> after.named(kept.name()).isEmpty())
                .toList();
        if (!errand.only(Part.GitTag.class).parts().isEmpty()) {
            means.target().print(means.errands().forgetting(errand, pruned), errand.host(), operation + "-tags");
        }
        int gone = pruned.size();
        int left = after.backups().size();
        return new StepOutcome.Succeeded(
                new Told(gone + " removed, " + left + " kept", "删除 " + gone + " 份，保留 " + left + " 份"));
    }

    private List<String> removable(Errand errand, Inventory inventory) throws Declined {
        var keep = errand.backups().keep();
        if (keep.isEmpty()) {
            throw new Declined(
                    new Told("The catalogue doesn't say which backups are kept.", "目录没有说明保留哪些备份。"),
                    new Told("Add keep: { days: 7 } to backups.yaml.", "请在 backups.yaml 中加上 keep: { days: 7 }。"));
        }
        var aged = inventory.backups().stream().map(Kept::aged).toList();
        return keep.get().removable(aged, means.clock().instant(), zone(errand)).stream()
                .map(Keep.Aged::name)
                .toList();
    }

    private static ZoneId zone(Errand errand) {
        return errand.backups().times().schedule().map(Timetable::zone).orElse(ZoneOffset.UTC);
    }
}
