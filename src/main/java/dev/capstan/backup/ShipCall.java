package dev.capstan.backup;

import dev.capstan.catalog.CurrentCatalogue;
import dev.capstan.step.StepCall;
import dev.capstan.step.StepOutcome;
import dev.capstan.step.StepSpec;
import dev.capstan.step.StepWatcher;
import dev.capstan.step.StepWork;
import dev.capstan.step.Told;

/** Carries away what the databases wrote since, so that any moment can be brought back. */
final class ShipCall implements StepCall {
    private final CurrentCatalogue catalogue;
    private final Errands errands;
    private final Target target;
    private final Stock stock;

    ShipCall(CurrentCatalogue catalogue, Errands errands, Target target, Stock stock) {
        this.catalogue = catalogue;
        this.errands = errands;
        this.target = target;
        this.stock = stock;
    }

    @Override
    public StepOutcome run(StepSpec.Call call, StepWork work, StepWatcher watcher) {
        try {
            var errand = Errand.of(catalogue, work.values());
            var outcome = target.run(errands.shipping(errand), work, watcher);
            if (!(outcome instanceof StepOutcome.Succeeded)) {
                return outcome;
            }
            return stock.take(errand, work.attempt().operation())
                    .restorable()
                    .map(moment -> new StepOutcome.Succeeded(
                            new Told("any moment until " + moment + " can be restored", "可恢复到 " + moment + " 之前的任意时刻")))
                    .orElseGet(() -> new StepOutcome.Succeeded(new Told(
                            "carried away, but of use only from the next backup on: there is none that it follows",
                            "已传送，但尚无可与之衔接的备份，下次备份之后才可用")));
        } catch (Declined declined) {
            return new StepOutcome.Failed(declined.reason());
        }
    }
}
