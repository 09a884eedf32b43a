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
import java.util.Optional;

/** Takes a backup of the parts that its values name, or of all. */
final class TakeCall implements StepCall {
    /** Which parts, by commas; left out: all. */
    static final String PARTS = "parts";

    private final CurrentCatalogue catalogue;
    private final Errands errands;
    private final ConfigFiles configFiles;
    private final Target target;
    private final Stock stock;

    TakeCall(CurrentCatalogue catalogue, Errands errands, ConfigFiles configFiles, Target target, Stock stock) {
        this.catalogue = catalogue;
        this.errands = errands;
        this.configFiles = configFiles;
        this.target = target;
        this.stock = stock;
    }

    @Override
    public Look look(StepSpec.Call call, Map<String, String> values) {
        try {
            var errand = errand(call, values);
            target.print(errands.ready(errand), errand.host(), values.get("operation") + "-ready");
            var names = String.join(", ", errand.parts().keySet());
            return new Look.Seen(new Preview(
                    List.of(new Told(
                            "Takes " + names + ", to " + errand.store() + " on "
                                    + errand.host().shortName(),
                            "备份 " + names + "，存放到 " + errand.host().shortName() + " 的 " + errand.store())),
                    List.of(),
                    List.of(),
                    0,
                    names));
        } catch (Declined declined) {
            return new Look.Refused(declined.reason());
        }
    }

    @Override
    public StepOutcome run(StepSpec.Call call, StepWork work, StepWatcher watcher) {
        try {
            var errand = errand(call, work.values());
            var outcome = target.run(
                    configFiles.sealedFor(errand, errands.taking(errand, before(errand, work))), work, watcher);
            return outcome instanceof StepOutcome.Succeeded ? new StepOutcome.Succeeded(told(errand, work)) : outcome;
        } catch (Declined declined) {
            return new StepOutcome.Failed(declined.reason());
        }
    }

    private Errand errand(StepSpec.Call call, Map<String, String> values) throws Declined {
        var named = named(call);
        return Errand.of(catalogue, values)
                .only(
                        named.isEmpty() && values.containsKey(BackupProcedures.PART)
                                ? List.of(values.get(BackupProcedures.PART))
                                : named);
    }

    static List<String> named(StepSpec.Call call) {
        var parts = call.values().getOrDefault(PARTS, "").strip();
        return parts.isEmpty() ? List.of() : List.of(parts.split("\\s*,\\s*"));
    }

    /** By the one before, progress is told in percent. */
    private Optional<Kept> before(Errand errand, StepWork work) throws Declined {
        return stock.take(errand, work.attempt().operation()).backups().stream().findFirst();
    }

    private Told told(Errand errand, StepWork work) throws Declined {
        var operation = work.attempt().operation();
        return stock.take(errand, operation)
                .takenBy(operation)
                .map(TakeCall::told)
                .orElseThrow(() -> new Declined(
                        Refusals.told(List.of("no-backup", operation)).orElseThrow()));
    }

    private static Told told(Kept kept) {
        var size = Sizes.of(kept.bytes());
        return kept.rows() == 0
                ? new Told(kept.name() + " · " + size, kept.name() + " · " + size)
                : new Told(
                        kept.name() + " · " + size + " · " + "%,d rows".formatted(kept.rows()),
                        kept.name() + " · " + size + " · " + "%,d 行".formatted(kept.rows()));
    }
}
