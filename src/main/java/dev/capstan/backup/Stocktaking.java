package dev.capstan.backup;

import dev.capstan.catalog.CurrentCatalogue;
import dev.capstan.step.HostProbe;
import dev.capstan.step.Hosts;
import dev.capstan.step.Secrets;
import dev.capstan.step.StepExecutor;
import java.time.Clock;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks into all stores now and then, so that what is told of them holds even where others put or removed something. */
public final class Stocktaking {
    private static final Logger log = LoggerFactory.getLogger(Stocktaking.class);

    private final Means means;

    public Stocktaking(
            CurrentCatalogue catalogue,
            Secrets secrets,
            HostProbe probe,
            StepExecutor scripts,
            Hosts hosts,
            Inventories inventories,
            Clock clock) {
        this.means = Means.of(catalogue, secrets, probe, scripts, hosts, inventories, clock);
    }

    /** One after the other; a store that can't be looked into keeps what was known of it. */
    public void all() {
        for (var service : means.catalogue().now().services().values()) {
            Backups.of(service)
                    .ifPresent(backups -> backups.may().roles().keySet().forEach(environment -> {
                        try {
                            var errand = means.errand(Map.of(
                                    "service", service.name().value(),
                                    "environment", environment.value()));
                            means.stock().take(errand, service.name() + "-" + environment);
                        } catch (Declined declined) {
                            log.info(
                                    "The backups of {} {} can't be looked at: {}",
                                    service.name(),
                                    environment,
                                    declined.reason());
                        }
                    }));
        }
    }
}
