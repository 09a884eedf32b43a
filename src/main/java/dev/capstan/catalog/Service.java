package dev.capstan.catalog;

import dev.capstan.step.Check;
import dev.capstan.step.EnvRule;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A system under care, with everything its folder says.
 *
 * @param migrationLevel a script that prints which migration the database is at; it only looks
 * @param incompatibleMigrations migrations (globs over what {@code migrationLevel} prints) that older code can't live
 *     with: after one of them a rollback asks first
 * @param chapters what other rooms read from this service's folder
 */
public record Service(
        ServiceName name,
        Text title,
        Map<ComponentName, Component> components,
        Map<EnvironmentName, Environment> environments,
        Map<String, Check> health,
        List<EnvRule> environmentRules,
        Optional<String> migrationLevel,
        List<String> incompatibleMigrations,
        Map<String, UserId> contacts,
        Map<RunbookName, Runbook> runbooks,
        Chapters chapters) {
    public Service {
        components = inOrder(components);
        environments = inOrder(environments);
        health = inOrder(health);
        environmentRules = List.copyOf(environmentRules);
        incompatibleMigrations = List.copyOf(incompatibleMigrations);
        contacts = inOrder(contacts);
        runbooks = inOrder(runbooks);
    }

    /** A service without chapters of other rooms. */
    public Service(
            ServiceName name,
            Text title,
            Map<ComponentName, Component> components,
            Map<EnvironmentName, Environment> environments,
            Map<String, Check> health,
            List<EnvRule> environmentRules,
            Optional<String> migrationLevel,
            List<String> incompatibleMigrations,
            Map<String, UserId> contacts,
            Map<RunbookName, Runbook> runbooks) {
        this(
                name,
                title,
                components,
                environments,
                health,
                environmentRules,
                migrationLevel,
                incompatibleMigrations,
                contacts,
                runbooks,
                Chapters.NONE);
    }

    Service with(Chapters more) {
        return new Service(
                name,
                title,
                components,
                environments,
                health,
                environmentRules,
                migrationLevel,
                incompatibleMigrations,
                contacts,
                runbooks,
                more);
    }

    Service with(List<Procedure> procedures) {
        Map<RunbookName, Runbook> more = new LinkedHashMap<>(runbooks);
        Map<EnvironmentName, Environment> opened = new LinkedHashMap<>(environments);
        for (var procedure : procedures) {
            var name = procedure.runbook().name();
            more.put(name, procedure.runbook());
            procedure
                    .may()
                    .forEach((where, roles) -> opened.computeIfPresent(
                            where, (any, environment) -> environment.with(name, new LinkedHashSet<>(roles))));
        }
        return new Service(
                name,
                title,
                components,
                opened,
                health,
                environmentRules,
                migrationLevel,
                incompatibleMigrations,
                contacts,
                more,
                chapters);
    }

    /** A part that is deployed on its own: its folder replaces the environment's. */
    public record Component(ComponentName name, Text title, Optional<String> folder, Map<String, Value> values) {
        public Component {
            values = inOrder(values);
        }
    }

    /** An unmodifiable copy that keeps the order in which people wrote it. */
    static <K, V> Map<K, V> inOrder(Map<K, V> map) {
        return Collections.unmodifiableMap(new LinkedHashMap<>(map));
    }
}
