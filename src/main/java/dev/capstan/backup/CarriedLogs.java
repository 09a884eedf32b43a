package dev.capstan.backup;

import dev.capstan.step.StepWatcher;
import dev.capstan.step.StepWork;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Brings the logs that the target ships to the folder of the bot too, so that nothing is lost with the target. They stay
 * there as well, for the next ones to follow and a moment to be restored. All of it may be repeated.
 */
final class CarriedLogs {
    private final Target target;
    private final Errands errands;
    private final Freight freight;
    private final Clock clock;

    CarriedLogs(Target target, Errands errands, Freight freight, Clock clock) {
        this.target = target;
        this.errands = errands;
        this.freight = freight;
        this.clock = clock;
    }

    /** What leads to a moment is brought before it is told that the moment can be restored. */
    void bring(Errand errand, StepWork work, StepWatcher watcher) throws Declined, Broken {
        if (!errand.isCarried()) {
            return;
        }
        var home = HomeFolder.of(errand).folder();
        var task = work.attempt().operation();
        var there = list(errand, onTarget(errand), task);
        var lacking = lacking(errand, there, errand.kept(), task);
        // Others may be as long as before, and what tells how far the logs go comes last
        there.sequencedEntrySet().stream()
                .filter(file -> file.getKey().endsWith("/from") || file.getKey().endsWith("/moment"))
                .forEach(file -> lacking.putLast(file.getKey(), file.getValue()));
        var passage = passage(errand, work, watcher, lacking);
        try {
            for (var name : lacking.sequencedKeySet()) {
                var file = home.resolve(name);
                Files.createDirectories(file.getParent());
                var coming = file.resolveSibling("." + file.getFileName() + "-" + task);
                Files.deleteIfExists(coming);
                freight.bring(errand.host(), errand.store() + "/" + name, coming, passage);
                Files.move(coming, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
                HomeFolder.sync(file.getParent());
            }
        } catch (IOException e) {
            throw HomeFolder.trouble(e);
        }
        target.print(errands.pruningLogs(errand), errand.kept().host(), task + "-logs");
    }

    /** Before a moment is restored: what the target has lost, or never had. */
    void sendBack(Errand errand, StepWork work, StepWatcher watcher) throws Declined, Broken {
        if (!errand.isCarried()) {
            return;
        }
        var home = HomeFolder.of(errand).folder();
        var task = work.attempt().operation();
        var lacking = lacking(errand, list(errand, errand.kept(), task), onTarget(errand), task);
        var passage = passage(errand, work, watcher, lacking);
        try {
            for (var name : lacking.keySet()) {
                freight.send(home.resolve(name), errand.host(), errand.store() + "/" + name, 0, passage);
            }
        } catch (IOException e) {
            throw HomeFolder.trouble(e);
        }
    }

    private static Errand.Place onTarget(Errand errand) {
        return new Errand.Place(errand.host(), errand.store());
    }

    private LinkedHashMap<String, Long> lacking(Errand errand, Map<String, Long> files, Errand.Place there, String task)
            throws Declined {
        var lacking = new LinkedHashMap<>(files);
        lacking.entrySet().removeAll(list(errand, there, task).entrySet());
        return lacking;
    }

    private LinkedHashMap<String, Long> list(Errand errand, Errand.Place place, String task) throws Declined {
        var files = new LinkedHashMap<String, Long>();
        target.print(errands.logs(errand, place), place.host(), task + "-logs")
                .lines()
                .map(line -> line.split("\t"))
                .forEach(line -> files.put(line[0], Long.parseLong(line[1])));
        return files;
    }

    private Passage passage(Errand errand, StepWork work, StepWatcher watcher, Map<String, Long> files) {
        long all = files.values().stream().mapToLong(Long::longValue).sum();
        return new Passage(work.timeout(), errand.host(), watcher, all, clock);
    }
}
