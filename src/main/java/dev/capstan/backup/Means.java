package dev.capstan.backup;

import dev.capstan.catalog.CurrentCatalogue;
import dev.capstan.step.HostProbe;
import dev.capstan.step.Hosts;
import dev.capstan.step.Secrets;
import dev.capstan.step.StepExecutor;
import java.time.Clock;
import java.util.Map;

/** What the steps of backups work with. */
record Means(
        CurrentCatalogue catalogue,
        Errands errands,
        ConfigFiles configFiles,
        Target target,
        Stock stock,
        Carriage carriage,
        CarriedLogs logs,
        Clock clock) {

    /** @param scripts carries out {@code run} steps */
    static Means of(
            CurrentCatalogue catalogue,
            Secrets secrets,
            HostProbe probe,
            StepExecutor scripts,
            Hosts hosts,
            Inventories inventories,
            Clock clock) {
        var target = new Target(probe, scripts);
        var values = new PartValues(secrets);
        var errands = new Errands(values);
        var freight = new Freight(hosts);
        return new Means(
                catalogue,
                errands,
                new ConfigFiles(new SealedFiles(new ProbedFiles(probe), clock), values, errands, target),
                target,
                new Stock(target, errands, inventories, clock),
                new Carriage(target, errands, freight, clock),
                new CarriedLogs(target, errands, freight, clock),
                clock);
    }

    /** @param values service and environment, as steps get them */
    Errand errand(Map<String, String> values) throws Declined {
        return Errand.of(catalogue, values);
    }
}
