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

/** Takes a backup of the parts that its values name, or of all. */
final class TakeCall extends BackupCall {
    /** Which parts, by commas; left out: all. */
    static final String PARTS = "parts";

    private final Means means;

    TakeCall(Means means) {
        this.means = means;
    }

    @Override
    Optional<Preview> preview(StepSpec.Call call, Map<String, String> values) throws Declined {
        var errand = errand(call, values);
        var operation = values.get("operation");
        means.target().print(means.errands().ready(errand), errand.host(), operation + "-ready");
        means.carriage().checkRoom(errand, means.stock().take(errand, operation));
        var names = String.join(", ", errand.parts().keySet());
        var place = errand.kept();
        return Optional.of(new Preview(
                List.of(new Told(
                        "Takes " + names + ", to " + place.folder() + " on "
                                + place.host().shortName(),
                        "备份 " + names + "，存放到 " + place.host().shortName() + " 的 " + place.folder())),
                List.of(),
                List.of(),
                0,
                names));
    }

    @Override
    StepOutcome carryOut(StepSpec.Call call, StepWork work, StepWatcher watcher) throws Declined, Broken {
        var errand = errand(call, work.values());
        var operation = work.attempt().operation();
        // By the one before, progress is told in percent
        var before = means.stock().take(errand, operation).backups().stream().findFirst();
        var program = means.configFiles().sealedFor(errand, means.errands().taking(errand, before));
        var outcome = means.target().run(program, work, watcher);
        if (!(outcome instanceof StepOutcome.Succeeded)) {
            return outcome;
        }
        means.carriage().bringHome(errand, work, watcher);
        return new StepOutcome.Succeeded(means.stock()
                .take(errand, operation)
                .takenBy(operation)
                .map(TakeCall::told)
                .orElseThrow(() -> new Declined(
                        Refusals.told(List.of("no-backup", operation)).orElseThrow())));
    }

    private Errand errand(StepSpec.Call call, Map<String, String> values) throws Declined {
        var named = named(call);
        return means.errand(values)
                .only(
                        named.isEmpty() && values.containsKey(BackupProcedures.PART)
                                ? List.of(values.get(BackupProcedures.PART))
                                : named);
    }

    static List<String> named(StepSpec.Call call) {
        var parts = call.values().getOrDefault(PARTS, "").strip();
        return parts.isEmpty() ? List.of() : List.of(parts.split("\\s*,\\s*"));
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
