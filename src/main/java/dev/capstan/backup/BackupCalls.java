package dev.capstan.backup;

import dev.capstan.catalog.CurrentCatalogue;
import dev.capstan.catalog.OfferedCall;
import dev.capstan.catalog.Service;
import dev.capstan.operation.Operations;
import dev.capstan.sql.DatabaseName;
import dev.capstan.step.HostProbe;
import dev.capstan.step.Hosts;
import dev.capstan.step.Secrets;
import dev.capstan.step.StepCall;
import dev.capstan.step.StepExecutor;
import dev.capstan.step.StepSpec;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The steps that backups are made of. */
public final class BackupCalls {
    static final String TAKE = "backup";
    static final String PROVE = "backup-prove";
    static final String DRILL = "backup-drill";
    static final String PRUNE = "backup-prune";
    static final String SHIP = "backup-ship";
    static final String BESIDE = "backup-beside";
    static final String SWAP = "backup-swap";
    static final String SWAP_BACK = "backup-swap-back";
    static final String DROP_OLD = "backup-drop-old";
    static final String DROP_NEW = "backup-drop-new";

    /** For the service's own runbooks. */
    public static final OfferedCall OFFERED = new OfferedCall(TAKE, Set.of(), Set.of(TakeCall.PARTS), false);

    private BackupCalls() {}

    /** The step that backs this database up; absent where no part is that database alone. */
    public static Optional<StepSpec.Call> before(Service service, DatabaseName database) {
        return Backups.of(service).flatMap(backups -> backups.parts().entrySet().stream()
                .filter(part -> part.getValue() instanceof Part.Sql sql
                        && sql.name().equals(database)
                        && sql.pattern().isEmpty())
                .findFirst()
                .map(part -> new StepSpec.Call(TAKE, Map.of(TakeCall.PARTS, part.getKey()))));
    }

    /**
     * @param scripts carries out {@code run} steps
     * @param hosts from which finished backups are brought to the machine of the bot
     */
    public static Map<String, StepCall> all(
            CurrentCatalogue catalogue,
            Secrets secrets,
            HostProbe probe,
            StepExecutor scripts,
            Hosts hosts,
            Inventories inventories,
            DrillBook drills,
            Operations operations,
            Clock clock) {
        var means = Means.of(catalogue, secrets, probe, scripts, hosts, inventories, clock);
        var proof = new ProveCall(means);
        return Map.ofEntries(
                Map.entry(TAKE, new TakeCall(means)),
                Map.entry(PROVE, proof),
                Map.entry(DRILL, new DrillCall(means, proof, drills)),
                Map.entry(SHIP, new ShipCall(means)),
                Map.entry(PRUNE, new PruneCall(means)),
                Map.entry(BESIDE, new BesideCall(means)),
                Map.entry(SWAP, new SettleCall(means, operations, "swap_")),
                Map.entry(SWAP_BACK, new SettleCall(means, operations, "swap_back_")),
                Map.entry(DROP_OLD, new SettleCall(means, operations, "drop_old_")),
                Map.entry(DROP_NEW, new SettleCall(means, operations, "drop_new_")));
    }
}
