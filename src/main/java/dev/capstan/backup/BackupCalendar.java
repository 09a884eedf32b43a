package dev.capstan.backup;

import dev.capstan.catalog.CurrentCatalogue;
import dev.capstan.catalog.EnvironmentName;
import dev.capstan.catalog.RunbookName;
import dev.capstan.catalog.Service;
import dev.capstan.operation.due.Calendar;
import dev.capstan.operation.due.Due;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What of the backups recurs. */
public final class BackupCalendar implements Calendar {
    private static final Map<String, String> NEWEST = Map.of(BackupProcedures.BACKUP, BackupProcedures.LATEST);

    private final CurrentCatalogue catalogue;

    public BackupCalendar(CurrentCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    @Override
    public List<Due> upTo(Instant now) {
        var dues = new ArrayList<Due>();
        for (var service : catalogue.now().services().values()) {
            Backups.of(service).ifPresent(backups -> {
                var times = backups.times();
                add(dues, service, backups, BackupProcedures.NOW, times.schedule(), now);
                add(dues, service, backups, BackupProcedures.SHIP, times.ship(), now);
                add(dues, service, backups, BackupProcedures.VERIFY, times.verify(), now);
                add(dues, service, backups, BackupProcedures.DRILL, times.drill(), now);
            });
        }
        return dues;
    }

    private static void add(
            List<Due> dues,
            Service service,
            Backups backups,
            RunbookName runbook,
            Optional<Timetable> timetable,
            Instant now) {
        timetable.ifPresent(when -> backups.may()
                .roles()
                .keySet()
                .forEach(environment -> dues.add(due(service, environment, runbook, when, now))));
    }

    static Due due(Service service, EnvironmentName environment, RunbookName runbook, Timetable when, Instant now) {
        boolean ofOne = runbook.equals(BackupProcedures.VERIFY) || runbook.equals(BackupProcedures.DRILL);
        return new Due(
                service.name(), environment, runbook, ofOne ? NEWEST : Map.of(), when.toString(), when.last(now));
    }
}
