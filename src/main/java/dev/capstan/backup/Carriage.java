package dev.capstan.backup;

import dev.capstan.step.StepOutcome;
import dev.capstan.step.StepWatcher;
import dev.capstan.step.StepWork;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/**
 * Brings finished backups from the target, where they are put together, to the folder of the bot, and back when they are
 * needed there. Where nothing is carried it does nothing. All of it may be repeated.
 */
final class Carriage {
    /** After so long nobody comes back to bring it: whoever comes next does. */
    private static final Duration LEFT_BEHIND = Duration.ofHours(1);

    private final Target target;
    private final Errands errands;
    private final Freight freight;
    private final Clock clock;

    Carriage(Target target, Errands errands, Freight freight, Clock clock) {
        this.target = target;
        this.errands = errands;
        this.freight = freight;
        this.clock = clock;
    }

    /** What is done while a backup is at hand on the target. */
    interface Deed {
        StepOutcome done() throws Declined, Broken;
    }

    /** Refuses where the next one, if it is as large as the last, would not fit in. */
    void checkRoom(Errand errand, Inventory lying) throws Declined {
        long next = lying.backups().stream().findFirst().map(Kept::bytes).orElse(0L);
        if (errand.isCarried() && next > lying.free()) {
            throw HomeFolder.noSpace(errand.kept().folder(), next, lying.free());
        }
    }

    /** What the operation took, and what others took whose bot never came back. */
    void bringHome(Errand errand, StepWork work, StepWatcher watcher) throws Declined, Broken {
        if (!errand.isCarried()) {
            return;
        }
        var operation = work.attempt().operation();
        var left = clock.instant().minus(LEFT_BEHIND);
        for (var kept : onTarget(errand, operation).backups()) {
            if (kept.operation().equals(operation) || kept.ended().isBefore(left)) {
                bringHome(errand, kept, work, watcher);
            }
        }
    }

    private void bringHome(Errand errand, Kept kept, StepWork work, StepWatcher watcher) throws Declined, Broken {
        var home = HomeFolder.of(errand);
        var carrier = carrier(work.attempt().operation());
        var passage = new Passage(work.timeout(), errand.host(), watcher, kept.bytes(), clock);
        try {
            var arriving = home.arriving(kept.name(), carrier, clock.instant());
            try {
                freight.bring(errand.host(), onTarget(errand, kept, HomeFolder.MANIFEST), arriving.manifest(), passage);
                if (!arriving.hasWholeManifest()) {
                    throw new Declined(Refusals.told(List.of("damaged", HomeFolder.MANIFEST))
                            .orElseThrow());
                }
                if (home.holding(arriving).isEmpty()) {
                    home.checkRoom(arriving, kept.bytes());
                    for (var piece : kept.pieces()) {
                        for (var file : piece.files()) {
                            bring(errand, kept, file, arriving, passage);
                        }
                    }
                    home.keep(arriving);
                }
            } catch (Declined | Broken ended) {
                giveUp(errand, kept, arriving, ended, work);
                throw ended;
            }
            HomeFolder.remove(arriving.folder());
            var mark = home.mark(carrier);
            try {
                leave(errand, kept.name(), work);
            } finally {
                Files.delete(mark);
            }
        } catch (IOException e) {
            throw HomeFolder.trouble(e);
        }
    }

    /** Whoever takes it over goes on with what is there. What nobody wants any more is gone on the target too. */
    private void giveUp(Errand errand, Kept kept, Arriving arriving, Exception why, StepWork work)
            throws IOException, Declined {
        var outcome = why instanceof Broken broken ? Optional.of(broken.outcome()) : Optional.<StepOutcome>empty();
        if (outcome.filter(StepOutcome.LetGo.class::isInstance).isEmpty()) {
            HomeFolder.remove(arriving.folder());
        }
        if (outcome.filter(StepOutcome.Stopped.class::isInstance).isPresent()) {
            leave(errand, kept.name(), work);
        }
    }

    /** What doesn't come as it was written is asked for once more from its beginning. */
    private void bring(Errand errand, Kept kept, Kept.File file, Arriving arriving, Passage passage)
            throws IOException, Declined, Broken {
        for (int tries = 0; tries < 2; tries++) {
            freight.bring(errand.host(), onTarget(errand, kept, file.name()), arriving.file(file.name()), passage);
            if (arriving.isAsWritten(file)) {
                return;
            }
            Files.delete(arriving.file(file.name()));
        }
        throw new Declined(Refusals.told(List.of("damaged", file.name())).orElseThrow());
    }

    /** Its files stand on the target as if they had never left it. */
    StepOutcome atHand(Errand errand, Kept kept, StepWork work, StepWatcher watcher, Deed deed)
            throws Declined, Broken {
        if (!errand.isCarried()) {
            return deed.done();
        }
        boolean letGo = false;
        try {
            send(errand, kept, work, watcher);
            var outcome = deed.done();
            letGo = outcome instanceof StepOutcome.LetGo;
            return outcome;
        } catch (Broken broken) {
            letGo = broken.outcome() instanceof StepOutcome.LetGo;
            throw broken;
        } finally {
            if (!letGo) {
                leave(errand, kept.name(), work);
            }
        }
    }

    private void send(Errand errand, Kept kept, StepWork work, StepWatcher watcher) throws Declined, Broken {
        var carrier = carrier(work.attempt().operation());
        var home = HomeFolder.of(errand);
        try {
            var files = home.filesOf(kept.name());
            long all = files.values().stream().mapToLong(Long::longValue).sum();
            var came = new LinkedHashMap<String, Long>();
            target.print(errands.expecting(errand, carrier, all), errand.host(), carrier + "-expected")
                    .lines()
                    .map(line -> line.split("\t"))
                    .forEach(line -> came.put(line[0], Long.parseLong(line[1])));
            var passage = new Passage(work.timeout(), errand.host(), watcher, all, clock);
            for (var file : files.keySet()) {
                var to = errand.store() + "/." + carrier + "/" + file;
                freight.send(home.file(kept.name(), file), errand.host(), to, came.getOrDefault(file, 0L), passage);
            }
        } catch (IOException e) {
            throw HomeFolder.trouble(e);
        }
        target.print(errands.arrived(errand, carrier, kept.name()), errand.host(), carrier + "-arrived");
    }

    /** For whoever wants to read there what a backup holds: the task that does finds it beside its room. */
    void sendManifest(Errand errand, Kept kept, String task) throws Declined {
        if (!errand.isCarried()) {
            return;
        }
        var home = HomeFolder.of(errand);
        var to = errand.store() + "/." + task + ".sent/" + kept.name() + "/" + HomeFolder.MANIFEST;
        try {
            freight.send(
                    home.file(kept.name(), HomeFolder.MANIFEST),
                    errand.host(),
                    to,
                    0,
                    Passage.quick(errand.host(), clock));
        } catch (IOException e) {
            throw HomeFolder.trouble(e);
        } catch (Broken slow) {
            throw new Declined(((StepOutcome.Failed) slow.outcome()).reason());
        }
    }

    /** It was written on the target, beside the manifest. */
    void bringProof(Errand errand, Kept kept, StepWork work, StepWatcher watcher) throws Declined, Broken {
        if (!errand.isCarried()) {
            return;
        }
        var home = HomeFolder.of(errand);
        var proof = home.file(kept.name(), "." + carrier(work.attempt().operation()));
        try {
            Files.deleteIfExists(proof);
            freight.bring(
                    errand.host(),
                    onTarget(errand, kept, HomeFolder.PROOF),
                    proof,
                    new Passage(work.timeout(), errand.host(), watcher, 0, clock));
            home.keepProof(kept.name(), proof);
        } catch (IOException e) {
            throw HomeFolder.trouble(e);
        }
    }

    private void leave(Errand errand, String backup, StepWork work) throws Declined {
        var carrier = carrier(work.attempt().operation());
        target.print(errands.leaving(errand, carrier, backup), errand.host(), carrier + "-leaving");
    }

    private Inventory onTarget(Errand errand, String operation) throws Declined {
        return InventoryReader.read(target.print(errands.onTarget(errand), errand.host(), operation + "-on-target"));
    }

    private static String onTarget(Errand errand, Kept kept, String file) {
        return errand.store() + "/" + kept.name() + "/" + file;
    }

    private static String carrier(String operation) {
        return operation + ".carrier";
    }
}
