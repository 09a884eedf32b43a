package dev.capstan.backup;

import dev.capstan.catalog.CurrentCatalogue;
import dev.capstan.step.Look;
import dev.capstan.step.Preview;
import dev.capstan.step.StepCall;
import dev.capstan.step.StepOutcome;
import dev.capstan.step.StepSpec;
import dev.capstan.step.StepWatcher;
import dev.capstan.step.StepWork;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** The way back from a disaster, gone on throw-away servers: what a proof does, with its time held against the targets. */
final class DrillCall implements StepCall {
    private final CurrentCatalogue catalogue;
    private final ProveCall proof;
    private final Stock stock;
    private final DrillBook book;
    private final Clock clock;

    DrillCall(CurrentCatalogue catalogue, ProveCall proof, Stock stock, DrillBook book, Clock clock) {
        this.catalogue = catalogue;
        this.proof = proof;
        this.stock = stock;
        this.book = book;
        this.clock = clock;
    }

    @Override
    public Look look(StepSpec.Call call, Map<String, String> values) {
        return proof.look(call, values);
    }

    /** A drill that came back and missed its targets has been held all the same; that it missed them is what it says. */
    @Override
    public StepOutcome run(StepSpec.Call call, StepWork work, StepWatcher watcher) {
        var outcome = proof.run(call, work, watcher);
        try {
            var errand = Errand.of(catalogue, work.values());
            var targets = errand.backups().targets().orElse(Targets.NONE);
            return switch (outcome) {
                case StepOutcome.Succeeded succeeded -> {
                    var drill = held(errand, work);
                    write(errand, work, drill);
                    yield new StepOutcome.Succeeded(new DrillWords(targets).line(drill));
                }
                case StepOutcome.Failed failed -> {
                    write(errand, work, new Drill(clock.instant(), Optional.empty(), Optional.empty()));
                    yield failed;
                }
                default -> outcome;
            };
        } catch (Declined declined) {
            return new StepOutcome.Failed(declined.reason());
        }
    }

    private Drill held(Errand errand, StepWork work) throws Declined {
        var backup = work.values().get(Preview.PINNED);
        var inventory = stock.take(errand, work.attempt().operation());
        var proof = inventory.named(backup).flatMap(Kept::proven).orElseThrow();
        var begun = proof.at().minus(proof.took());
        return new Drill(
                proof.at(), Optional.of(proof.took()), inventory.restorable().map(moment -> age(moment, begun)));
    }

    private static Duration age(Instant moment, Instant begun) {
        return moment.isAfter(begun) ? Duration.ZERO : Duration.between(moment, begun);
    }

    private void write(Errand errand, StepWork work, Drill drill) {
        book.write(
                errand.service().name(),
                errand.environment().name(),
                work.attempt().operation(),
                drill);
    }
}
