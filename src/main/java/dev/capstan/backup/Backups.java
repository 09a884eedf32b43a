package dev.capstan.backup;

import dev.capstan.alert.Definition;
import dev.capstan.alert.KnownTroubles;
import dev.capstan.catalog.Guard;
import dev.capstan.catalog.Service;
import dev.capstan.sql.Rights;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What of a service is backed up, where to, and how it comes back.
 *
 * @param folder on the target; each service and environment has its own in it
 * @param here the folder of the bot's machine that they are brought to from there
 * @param s3 where they go from there; where neither is told, they stay there
 * @param parts by name, in the order in which they are taken
 * @param may who may take, verify and prune; where nobody may, nothing is taken by schedule either
 * @param keep which stay when others are pruned; absent: all
 */
public record Backups(
        String folder,
        Optional<String> here,
        Optional<S3> s3,
        Map<String, Part> parts,
        Rights may,
        Times times,
        Optional<Keep> keep,
        Optional<Targets> targets,
        Optional<Restore> restore)
        implements KnownTroubles {
    public Backups {
        parts = Collections.unmodifiableMap(new LinkedHashMap<>(parts));
    }

    /**
     * When what happens by itself.
     *
     * @param schedule one is taken, and then others are pruned
     * @param ship what was written since is carried away, so that any moment can be restored
     * @param verify the newest is restored and compared
     * @param drill the same, timed against the targets
     */
    public record Times(
            Optional<Timetable> schedule,
            Optional<Timetable> ship,
            Optional<Timetable> verify,
            Optional<Timetable> drill) {}

    /**
     * How a backup comes back.
     *
     * @param stop the script that ends the service before names are swapped
     * @param start the one that starts it afterwards
     * @param healthyWithin how long it may take to be healthy then, before the old state comes back
     */
    public record Restore(
            Rights may,
            Guard guard,
            Optional<String> stop,
            Optional<String> start,
            Duration scriptsWithin,
            Duration healthyWithin) {}

    @Override
    public List<Definition> troubles() {
        return new BackupTroubles(this).all();
    }

    public static Optional<Backups> of(Service service) {
        return service.chapters().get(BackupsChapter.KEY);
    }
}
