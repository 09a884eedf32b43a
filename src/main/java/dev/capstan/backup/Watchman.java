package dev.capstan.backup;

import dev.capstan.alert.Where;
import dev.capstan.backup.Inventories.Seen;
import dev.capstan.backup.Watch.Awaited;
import dev.capstan.catalog.CurrentCatalogue;
import dev.capstan.catalog.Environment;
import dev.capstan.catalog.RunbookName;
import dev.capstan.catalog.Service;
import dev.capstan.finding.Finding;
import dev.capstan.finding.Findings;
import dev.capstan.operation.StoreUnavailable;
import dev.capstan.operation.due.Moments;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks how the backups of all services stand, by what is remembered of their stores. */
public final class Watchman {
    private static final Logger LOG = LoggerFactory.getLogger(Watchman.class);

    private final CurrentCatalogue catalogue;
    private final Moments moments;
    private final Inventories inventories;
    private final DrillBook drills;
    private final Findings findings;
    private final Clock clock;

    public Watchman(
            CurrentCatalogue catalogue,
            Moments moments,
            Inventories inventories,
            DrillBook drills,
            Findings findings,
            Clock clock) {
        this.catalogue = catalogue;
        this.moments = moments;
        this.inventories = inventories;
        this.drills = drills;
        this.findings = findings;
        this.clock = clock;
    }

    /** Where nothing is backed up any more, nothing is wrong any more. */
    public void goRound() {
        var now = clock.instant();
        var current = catalogue.now();
        for (var service : current.services().values()) {
            for (var environment : service.environments().values()) {
                try {
                    findings.settle(
                            new Where(service.name(), environment.name()),
                            current.house().languageOf(environment.channel()),
                            wrong(service, environment, now),
                            now);
                } catch (StoreUnavailable away) {
                    throw away;
                } catch (RuntimeException bug) {
                    LOG.error("The backups of {} {} can't be watched", service.name(), environment.name(), bug);
                }
            }
        }
    }

    private List<Finding> wrong(Service service, Environment environment, Instant now) {
        return Backups.of(service)
                .filter(backups -> backups.may().roles().containsKey(environment.name()))
                .map(backups -> wrong(service, environment, backups, now))
                .orElse(List.of());
    }

    private List<Finding> wrong(Service service, Environment environment, Backups backups, Instant now) {
        var times = backups.times();
        var verifying = times.verify().isPresent()
                ? awaited(service, environment, BackupProcedures.VERIFY, times.verify(), now)
                : awaited(service, environment, BackupProcedures.DRILL, times.drill(), now);
        var watch = new Watch(
                awaited(service, environment, BackupProcedures.NOW, times.schedule(), now),
                verifying,
                backups.targets().flatMap(Targets::rpo));
        var seen = inventories.of(service.name(), environment.name()).map(Seen::inventory);
        var wrong = new ArrayList<>(watch.findings(seen.orElse(Inventory.NOTHING), now));
        backups.targets()
                .map(targets -> new Drills(targets, drills.of(service.name(), environment.name())))
                .flatMap(Drills::missed)
                .ifPresent(wrong::add);
        return wrong;
    }

    /** What was never looked for yet is awaited from now on. */
    private Optional<Awaited> awaited(
            Service service, Environment environment, RunbookName runbook, Optional<Timetable> timetable, Instant now) {
        return timetable.map(when -> {
            var due = BackupCalendar.due(service, environment.name(), runbook, when, now);
            return new Awaited(when, moments.begun(due.name()).orElse(now));
        });
    }
}
