package dev.capstan.backup;

import dev.capstan.step.Preview;
import dev.capstan.step.StepOutcome;
import dev.capstan.step.StepSpec;
import dev.capstan.step.StepWatcher;
import dev.capstan.step.StepWork;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** The way back from a disaster, gone on throw-away servers: what a proof does, with its time held against the targets. */
final class DrillCall extends BackupCall {
    private final Means means;
    private final ProveCall proof;
    private final DrillBook book;

    DrillCall(Means means, ProveCall proof, DrillBook book) {
        this.means = means;
        this.proof = proof;
        this.book = book;
    }

    @Override
    Optional<Preview> preview(StepSpec.Call call, Map<String, String> values) throws Declined {
        return proof.preview(call, values);
    }

    /** A drill that came back and missed its targets has been held all the same; that it missed them is what it says. */
    @Override
    StepOutcome carryOut(StepSpec.Call call, StepWork work, StepWatcher watcher) throws Declined {
        var outcome = proof.run(call, work, watcher);
        var errand = means.errand(work.values());
        var targets = errand.backups().targets().orElse(Targets.NONE);
        return switch (outcome) {
            case StepOutcome.Succeeded succeeded -> {
                var drill = held(errand, work);
                write(errand, work, drill);
                yield new StepOutcome.Succeeded(new DrillWords(targets).line(drill));
            }
            case StepOutcome.Failed failed -> {
                write(errand, work, new Drill(means.clock().instant(), Optional.empty(), Optional.empty()));
                yield failed;
            }
            default -> outcome;
        };
    }

    private Drill held(Errand errand, StepWork work) throws Declined {
        var backup = work.values().get(Preview.PINNED);
        var inventory = means.stock().take(errand, work.attempt().operation());
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
