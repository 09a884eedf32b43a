package dev.capstan.backup;

import dev.capstan.step.StepOutcome;
import dev.capstan.step.StepSpec;
import dev.capstan.step.StepWatcher;
import dev.capstan.step.StepWork;
import dev.capstan.step.Told;

/** Carries away what the databases wrote since, so that any moment can be brought back. */
final class ShipCall extends BackupCall {
    private final Means means;

    ShipCall(Means means) {
        this.means = means;
    }

    @Override
    StepOutcome carryOut(StepSpec.Call call, StepWork work, StepWatcher watcher) throws Declined, Broken {
        var errand = means.errand(work.values());
        var outcome = means.target().run(means.errands().shipping(errand), work, watcher);
        if (!(outcome instanceof StepOutcome.Succeeded)) {
            return outcome;
        }
        means.logs().bring(errand, work, watcher);
        return means.stock()
                .take(errand, work.attempt().operation())
                .restorable()
                .map(moment -> new StepOutcome.Succeeded(
                        new Told("any moment until " + moment + " can be restored", "可恢复到 " + moment + " 之前的任意时刻")))
                .orElseGet(() -> new StepOutcome.Succeeded(new Told(
                        "carried away, but of use only from the next backup on: there is none that it follows",
                        "已传送，但尚无可与之衔接的备份，下次备份之后才可用")));
    }
}
