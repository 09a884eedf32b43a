package dev.capstan;

import dev.capstan.backup.BackupCalls;
import dev.capstan.catalog.CurrentCatalogue;
import dev.capstan.sql.Databases;
import dev.capstan.sql.fix.FixCall;
import dev.capstan.sql.fix.FixRuns;
import dev.capstan.sql.fix.WriteDoor;
import dev.capstan.sql.gate.ReadOnlyGate;
import dev.capstan.sql.migration.HistoryReader;
import dev.capstan.sql.migration.MigrationCalls;
import dev.capstan.step.HostProbe;
import dev.capstan.step.StepCall;
import dev.capstan.step.StepExecutor;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;

/** The steps that other rooms offer: fixes, migrations and backups. */
record OfferedSteps(
        CurrentCatalogue catalogue,
        Databases databases,
        WriteDoor writing,
        FixRuns fixRuns,
        BackupRoom backups,
        Clock clock) {
    /** @param scripts carries out {@code run} steps */
    Map<String, StepCall> all(HostProbe probe, StepExecutor scripts) {
        var calls = new HashMap<>(backups.steps(probe, scripts));
        calls.putAll(MigrationCalls.all(
                catalogue, new HistoryReader(databases, probe, new ReadOnlyGate()), writing, BackupCalls::before));
        calls.put(FixCall.NAME, new FixCall(writing, fixRuns, clock));
        return calls;
    }
}
