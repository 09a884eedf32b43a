package dev.capstan.catalog;

import dev.capstan.step.Check;
import dev.capstan.step.EnvRule;
import dev.capstan.yaml.Reading;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a service's folder says, before its connections are checked. */
record ServiceDraft(
        Optional<ServiceName> name,
        Optional<Text> title,
        Map<ComponentName, Service.Component> components,
        Map<EnvironmentName, EnvironmentDraft> environments,
        Map<String, Check> health,
        List<EnvRule> environmentRules,
        Optional<String> migrationLevel,
        List<String> incompatibleMigrations,
        Map<String, UserId> contacts,
        Map<RunbookName, RunbookDraft> runbooks) {

    /** With the runbooks of its other file. */
    ServiceDraft with(Map<RunbookName, RunbookDraft> read) {
        return new ServiceDraft(
                name,
                title,
                components,
                environments,
                health,
                environmentRules,
                migrationLevel,
                incompatibleMigrations,
                contacts,
                read);
    }

    boolean isWritten(RunbookName runbook, Reading reading) {
        return reading.mentions(runbooks, runbook.value());
    }

    /** Health checks were written, but none of them can be read. */
    boolean unreadHealth(Reading reading) {
        return health.isEmpty() && reading.mentions(this, "health");
    }

    boolean unreadRules(Reading reading) {
        return environmentRules.isEmpty() && reading.mentions(this, "environment-variables");
    }

    /** Only for a draft in which everything was found to be in order. */
    Service finish() {
        Map<EnvironmentName, Environment> finished = new LinkedHashMap<>();
        environments.forEach((key, draft) -> finished.put(
                key,
                new Environment(
                        key,
                        draft.channel().orElseThrow(),
                        draft.hosts(),
                        draft.folder().orElseThrow(),
                        draft.envFile(),
                        draft.values(),
                        rights(draft))));
        Map<RunbookName, Runbook> procedures = new LinkedHashMap<>();
        runbooks.forEach((key, draft) -> procedures.put(key, RunbookFinish.of(key, draft, this)));
        return new Service(
                name.orElseThrow(),
                title.orElseThrow(),
                components,
                finished,
                health,
                environmentRules,
                migrationLevel,
                incompatibleMigrations,
                contacts,
                procedures);
    }

    private static Map<RunbookName, Set<RoleName>> rights(EnvironmentDraft draft) {
        Map<RunbookName, Set<RoleName>> rights = new LinkedHashMap<>();
        draft.rights().forEach((runbook, roles) -> rights.put(runbook, new LinkedHashSet<>(roles)));
        return rights;
    }
}
