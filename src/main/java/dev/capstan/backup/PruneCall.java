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
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

/** Removes the backups that no rule keeps. One that is in use stays. */
final class PruneCall implements StepCall {
    private final CurrentCatalogue catalogue;
    private final Errands errands;
    private final Target target;
    private final Stock stock;
    private final Clock clock;

    PruneCall(CurrentCatalogue catalogue, Errands errands, Target target, Stock stock, Clock clock) {
        this.catalogue = catalogue;
        this.errands = errands;
        this.target = target;
        this.stock = stock;
        this.clock = clock;
    }

    @Override
    public Look look(StepSpec.Call call, Map<String, String> values) {
        try {
            var errand = Errand.of(catalogue, values);
            var names = removable(errand, stock.take(errand, values.get("operation")));
            return new Look.Seen(new Preview(
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
        } catch (Declined declined) {
            return new Look.Refused(declined.reason());
        }
    }

    /** Safe to repeat: what is gone is gone. */
    @Override
    public StepOutcome run(StepSpec.Call call, StepWork work, StepWatcher watcher) {
        try {
            var errand = Errand.of(catalogue, work.values());
            var operation = work.attempt().operation();
            var before = stock.take(errand, operation);
            var names = removable(errand, before);
            var outcome = target.run(errands.dropping(errand, names), work, watcher);
            if (!(outcome instanceof StepOutcome.Succeeded)) {
                return outcome;
            }
            var after = stock.take(errand, operation);
            int gone = before.backups().size() - after.backups().size();
            int left = after.backups().size();
            return new StepOutcome.Succeeded(
                    new Told(gone + " removed, " + left + " kept", "删除 " + gone + " 份，保留 " + left + " 份"));
        } catch (Declined declined) {
            return new StepOutcome.Failed(declined.reason());
        }
    }

    private List<String> removable(Errand errand, Inventory inventory) throws Declined {
        var keep = errand.backups().keep();
        if (keep.isEmpty()) {
            throw new Declined(
                    new Told("The catalogue doesn't say which backups are kept.", "目录没有说明保留哪些备份。"),
                    new Told("Add keep: { days: 7 } to backups.yaml.", "请在 backups.yaml 中加上 keep: { days: 7 }。"));
        }
        var aged = inventory.backups().stream().map(Kept::aged).toList();
        return keep.get().removable(aged, clock.instant(), zone(errand)).stream()
                .map(Keep.Aged::name)
                .toList();
    }

    private static ZoneId zone(Errand errand) {
        return errand.backups().times().schedule().map(Timetable::zone).orElse(ZoneOffset.UTC);
    }
}
