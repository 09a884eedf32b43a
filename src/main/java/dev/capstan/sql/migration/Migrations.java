package dev.capstan.sql.migration;

import dev.capstan.catalog.ComponentName;
import dev.capstan.catalog.Guard;
import dev.capstan.catalog.RoleName;
import dev.capstan.catalog.RunbookName;
import dev.capstan.catalog.Service;
import dev.capstan.sql.Database;
import dev.capstan.sql.DatabaseName;
import dev.capstan.sql.DatabasesChapter;
import dev.capstan.sql.Rights;
import dev.capstan.sql.gate.Dialect;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How a service's database is migrated.
 *
 * @param files the folder of the migrations on the target, within the work folder or absolute
 * @param table of the tool's history, where it isn't the usual one
 * @param run what applies them, one script a step
 * @param resolve what tells the tool that the failed {@code $migration} is settled
 * @param fixes names of fixes, by the name of what is violated or by the kind of it
 * @param isPrivate how they stand is told to whoever asks, and to nobody else
 * @param parts components with migrations of their own; where there are any, the service as a whole has none
 */
public record Migrations(
        Tool tool,
        DatabaseName database,
        String files,
        Optional<String> table,
        List<String> run,
        Duration within,
        Permission running,
        Optional<String> resolve,
        Map<String, RunbookName> fixes,
        Optional<Undo> undo,
        boolean isPrivate,
        Map<ComponentName, Part> parts) {
    public Migrations {
        run = List.copyOf(run);
        fixes = Collections.unmodifiableMap(new LinkedHashMap<>(fixes));
        parts = Collections.unmodifiableMap(new LinkedHashMap<>(parts));
    }

    /** Absent: the service has no such chapter. */
    static Optional<Migrations> of(Service service) {
        return service.chapters().get(MigrationsChapter.KEY);
    }

    /** Those of a component, or of the service as a whole; absent: there are none. */
    Optional<Migrations> of(Optional<ComponentName> component) {
        return component.isPresent()
                ? component.map(parts::get).map(this::of)
                : Optional.of(this).filter(whole -> whole.parts.isEmpty());
    }

    private Migrations of(Part part) {
        return new Migrations(
                tool,
                part.database().orElse(database),
                part.files().orElse(files),
                part.table().or(() -> table),
                run,
                within,
                running,
                resolve,
                fixes,
                undo.map(how -> how.also(part.scripts())),
                isPrivate,
                Map.of());
    }

    Database database(Service service) {
        return service.chapters().get(DatabasesChapter.KEY).orElseThrow().get(database);
    }

    String table(Dialect dialect) {
        return table.orElseGet(() -> tool.books().table(dialect));
    }

    /** Where a migration's statements stand on the target. */
    String pathOf(String migration) {
        return files + "/" + tool.books().path(migration);
    }

    /** Who may, and what must be agreed. */
    public record Permission(Rights may, Guard guard) {}

    /**
     * @param withoutBackup who decides about an undo before which no backup is taken; absent: there is none
     * @param scripts how each is undone, by the migration's name
     */
    public record Undo(Permission permission, Optional<RoleName> withoutBackup, Map<String, Rollback> scripts) {
        public Undo {
            scripts = Collections.unmodifiableMap(new LinkedHashMap<>(scripts));
        }

        Undo also(Map<String, Rollback> more) {
            var all = new LinkedHashMap<>(scripts);
            all.putAll(more);
            return new Undo(permission, withoutBackup, all);
        }
    }

    /** In what a component differs. Its files are in its own folder. */
    public record Part(
            Optional<DatabaseName> database,
            Optional<String> files,
            Optional<String> table,
            Map<String, Rollback> scripts) {
        public Part {
            scripts = Collections.unmodifiableMap(new LinkedHashMap<>(scripts));
        }
    }

    /** Where the statements stand that undo one migration. */
    public sealed interface Rollback {
        record Written(String sql) implements Rollback {}

        /** @param path on the target, within the work folder or absolute */
        record File(String path) implements Rollback {}
    }
}
