package dev.capstan;

import dev.capstan.access.Access;
import dev.capstan.backup.BackupCalendar;
import dev.capstan.backup.BackupCalls;
import dev.capstan.backup.BackupDesk;
import dev.capstan.backup.DrillBook;
import dev.capstan.backup.DrillCharts;
import dev.capstan.backup.Inventories;
import dev.capstan.backup.Stocktaking;
import dev.capstan.backup.Watchman;
import dev.capstan.catalog.CurrentCatalogue;
import dev.capstan.finding.Findings;
import dev.capstan.operation.Desk;
import dev.capstan.operation.Operations;
import dev.capstan.operation.due.Dues;
import dev.capstan.operation.due.Moments;
import dev.capstan.schedule.Recurring;
import dev.capstan.sql.chart.Pictures;
import dev.capstan.step.HostProbe;
import dev.capstan.step.Hosts;
import dev.capstan.step.Secrets;
import dev.capstan.step.StepCall;
import dev.capstan.step.StepExecutor;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Backups, put together: their steps, where people ask for them, and what of them goes on by itself. */
record BackupRoom(
        CurrentCatalogue catalogue,
        Secrets secrets,
        Hosts hosts,
        Operations operations,
        Inventories inventories,
        DrillBook drills,
        Clock clock) {
    private static final Duration LOOK_FOR_DUES = Duration.ofSeconds(15);
    private static final Duration WATCH = Duration.ofMinutes(1);
    private static final Duration TAKE_STOCK = Duration.ofHours(1);

    /** @param scripts carries out {@code run} steps */
    Map<String, StepCall> steps(HostProbe probe, StepExecutor scripts) {
        return BackupCalls.all(catalogue, secrets, probe, scripts, hosts, inventories, drills, operations, clock);
    }

    BackupDesk desk(Access access) {
        return new BackupDesk(catalogue, access, inventories, drills, clock);
    }

    DrillCharts drillCharts() {
        return new DrillCharts(catalogue, drills, new Pictures());
    }

    Stocktaking stocktaking(StepRoom steps) {
        return new Stocktaking(catalogue, secrets, steps.probe(), steps.executor(), hosts, inventories, clock);
    }

    List<Recurring> recurring(Desk desk, Moments moments, Findings findings, Stocktaking stocktaking) {
        var dues = new Dues(new BackupCalendar(catalogue), moments, desk, clock);
        var watchman = new Watchman(catalogue, moments, inventories, drills, findings, clock);
        return List.of(
                Recurring.after(LOOK_FOR_DUES, "dues", dues::sweep),
                Recurring.after(WATCH, "backups", watchman::goRound),
                Recurring.after(TAKE_STOCK, "stock", stocktaking::all));
    }
}
