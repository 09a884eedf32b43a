package dev.capstan;

import dev.capstan.catalog.CurrentCatalogue;
import dev.capstan.sql.Databases;
import dev.capstan.sql.fix.FixCall;
import dev.capstan.sql.fix.FixRuns;
import dev.capstan.sql.fix.WriteDoor;
import dev.capstan.sql.gate.ReadOnlyGate;
import dev.capstan.sql.migration.BackupFirst;
import dev.capstan.sql.migration.HistoryReader;
import dev.capstan.sql.migration.MigrationCalls;
import dev.capstan.step.HostProbe;
import dev.capstan.step.StepCall;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;

/** The steps that change databases: fixes and migrations. */
record DatabaseSteps(CurrentCatalogue catalogue, Databases databases, WriteDoor writing, FixRuns fixRuns, Clock clock) {
    Map<String, StepCall> offered(HostProbe probe) {
        var calls = new HashMap<String, StepCall>(MigrationCalls.all(
                catalogue, new HistoryReader(databases, probe, new ReadOnlyGate()), writing, BackupFirst.NOBODY));
        calls.put(FixCall.NAME, new FixCall(writing, fixRuns, clock));
        return calls;
    }
}
