package dev.capstan.slack.listen;

import dev.capstan.access.Access;
import dev.capstan.alert.AlertDesk;
import dev.capstan.alert.Duty;
import dev.capstan.backup.BackupDesk;
import dev.capstan.catalog.CurrentCatalogue;
import dev.capstan.incident.Chronicle;
import dev.capstan.incident.IncidentDesk;
import dev.capstan.monitor.MonitorDesk;
import dev.capstan.operation.Decisions;
import dev.capstan.operation.Desk;
import dev.capstan.operation.Operations;
import dev.capstan.operation.StepLogs;
import dev.capstan.rota.OnCallDesk;
import dev.capstan.sql.QueryDesk;
import dev.capstan.sql.fix.ImageDesk;
import dev.capstan.sql.migration.MigrationDesk;
import dev.capstan.watch.WatchDesk;

/** The rooms that Slack's payloads are taken to. */
public record Rooms(
        CurrentCatalogue catalogue,
        Access access,
        Desk desk,
        Decisions decisions,
        Operations operations,
        StepLogs logs,
        QueryDesk queries,
        MigrationDesk migrations,
        ImageDesk images,
        BackupDesk backups,
        OnCallDesk onCall,
        MonitorDesk monitors,
        AlertDesk alerts,
        IncidentDesk incidents,
        WatchDesk watches,
        Chronicle chronicle,
        Duty duty,
        WhereTold whereTold) {}
