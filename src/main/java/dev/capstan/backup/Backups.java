package dev.capstan.backup;

import dev.capstan.catalog.EnvironmentName;
import dev.capstan.catalog.Guard;
import dev.capstan.catalog.Service;
import dev.capstan.sql.Rights;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What of a service is backed up, where to, and how it comes back.
 *
 * @param folder on the target; each service and environment has its own in it
 * @param parts by name, in the order in which they are taken
 * @param may who may take, verify and prune; where nobody may, nothing is taken by schedule either
 * @param schedule when one is taken
 * @param verify when the newest is restored and compared
 */
public record Backups(
        String folder,
        Map<String, Part> parts,
        Rights may,
        Optional<Timetable> schedule,
        Optional<Timetable> verify,
        Optional<Restore> restore) {
    public Backups {
        parts = Collections.unmodifiableMap(new LinkedHashMap<>(parts));
    }

    /**
     * How a backup comes back.
     *
     * @param stop the script that ends the service before names are swapped
     * @param start the one that starts it afterwards
     */
    public record Restore(
            Rights may, Guard guard, Optional<String> stop, Optional<String> start, Duration scriptsWithin) {}

    public static Optional<Backups> of(Service service) {
        return service.chapters().get(BackupsChapter.KEY);
    }

    /** Where the backups of one environment lie. */
    String store(Service service, EnvironmentName environment) {
        return folder + "/" + service.name() + "/" + environment;
    }
}
