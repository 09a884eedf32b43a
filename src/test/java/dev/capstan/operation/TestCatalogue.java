package dev.capstan.operation;

import dev.capstan.catalog.Catalogue;
import dev.capstan.catalog.ChannelId;
import dev.capstan.catalog.Environment;
import dev.capstan.catalog.EnvironmentName;
import dev.capstan.catalog.Guard;
import dev.capstan.catalog.House;
import dev.capstan.catalog.Language;
import dev.capstan.catalog.Manner;
import dev.capstan.catalog.Parameter;
import dev.capstan.catalog.Role;
import dev.capstan.catalog.RoleName;
import dev.capstan.catalog.Runbook;
import dev.capstan.catalog.RunbookName;
import dev.capstan.catalog.RunbookStep;
import dev.capstan.catalog.RunbookStep.Action;
import dev.capstan.catalog.Service;
import dev.capstan.catalog.ServiceName;
import dev.capstan.catalog.Text;
import dev.capstan.catalog.UserId;
import dev.capstan.step.HostAddress;
import dev.capstan.step.StepSpec;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A small catalogue: one service with a deploy of four steps, its recoveries, and three people. */
public final class TestCatalogue {
    public static final UserId ENGINEER = new UserId("U1ENG");
    public static final UserId APPROVER = new UserId("U2APP");
    public static final UserId SECOND_APPROVER = new UserId("U3APP");
    public static final UserId OUTSIDER = new UserId("U9OUT");
    public static final RoleName ENGINEERS = new RoleName("engineers");
    public static final RoleName RELEASE_MANAGERS = new RoleName("release-managers");
    public static final RunbookName PUT_BACK = new RunbookName("put-back");
    public static final RunbookName BACKUP = new RunbookName("backup");
    public static final RunbookName SHIP = new RunbookName("ship");

    public Guard guard = new Guard(1, Optional.of(RELEASE_MANAGERS), true, false, Duration.ofMinutes(15));
    public List<HostAddress> hosts = List.of(HostAddress.LOCAL);
    public List<EnvironmentName> environments = List.of(Environment.PRODUCTION);
    public boolean migrateRepeatable = false;
    public List<String> incompatible = List.of();
    public Optional<String> migrationLevel = Optional.empty();
    /** The rollback is told a version. */
    public boolean rollsBackByVersion = false;

    public String buildScript = "make build";

    public Catalogue build() {
        var steps = List.of(
                step("Fetch", "git fetch", List.of(), false, false),
                step("Migrate", "make migrate", List.of(PUT_BACK), migrateRepeatable, true),
                step("Build", buildScript, List.of(PUT_BACK), false, false),
                step("Restart", "make restart", List.of(Runbook.ROLLBACK), false, false));
        var version = new Parameter(
                "version", Text.same("Version"), Parameter.Kind.TEXT, Optional.of("main"), Optional.empty(), List.of());
        var back = new Parameter(
                "version", Text.same("Version"), Parameter.Kind.GIT_REF, Optional.empty(), Optional.empty(), List.of());
        var deploy = new Runbook(Runbook.DEPLOY, Text.same("Deploy"), List.of(version), guard, steps, false);
        var rollback = new Runbook(
                Runbook.ROLLBACK,
                Text.same("Rollback"),
                rollsBackByVersion ? List.of(back) : List.of(),
                guard,
                List.of(
                        step("Stop", "make stop", List.of(), false, false),
                        step("Back", "make back", List.of(), true, false)),
                false);
        var putBack = new Runbook(
                PUT_BACK,
                Text.same("Put back"),
                List.of(),
                Guard.NONE,
                List.of(step("Put back", "make put-back", List.of(), true, false)),
                true);
        var backup = aside(BACKUP, Manner.ASIDE, Guard.NONE, step("Dump", "make dump", List.of(), true, false));
        var ship = aside(SHIP, Manner.QUIET, guard, step("Ship", "make ship", List.of(), true, false));
        var runbooks = new LinkedHashMap<RunbookName, Runbook>();
        List.of(deploy, rollback, putBack, backup, ship).forEach(runbook -> runbooks.put(runbook.name(), runbook));
        var where = new LinkedHashMap<EnvironmentName, Environment>();
        for (var name : environments) {
            where.put(
                    name,
                    new Environment(
                            name,
                            new ChannelId("C1OPS"),
                            hosts,
                            "/srv/shop",
                            Optional.empty(),
                            Map.of(),
                            Map.of(
                                    Runbook.DEPLOY,
                                    Set.of(ENGINEERS),
                                    Runbook.ROLLBACK,
                                    Set.of(ENGINEERS),
                                    BACKUP,
                                    Set.of(ENGINEERS),
                                    SHIP,
                                    Set.of(ENGINEERS))));
        }
        var service = service(where, runbooks);
        var roles = Map.of(
                ENGINEERS, new Role(ENGINEERS, Text.same("Engineers"), Set.of(ENGINEER, APPROVER), Set.of()),
                RELEASE_MANAGERS,
                        new Role(
                                RELEASE_MANAGERS,
                                Text.same("Release managers"),
                                Set.of(ENGINEER, APPROVER, SECOND_APPROVER),
                                Set.of()));
        var house = new House(
                new ChannelId("C9ADMIN"),
                Language.ENGLISH,
                Map.of(),
                new House.CommandNames(""),
                roles,
                Optional.empty());
        return new Catalogue(house, Map.of(service.name(), service));
    }

    private Service service(Map<EnvironmentName, Environment> where, Map<RunbookName, Runbook> runbooks) {
        return new Service(
                new ServiceName("shop"),
                Text.same("Shop"),
                Map.of(),
                where,
                Map.of(),
                List.of(),
                migrationLevel,
                incompatible,
                Map.of(),
                runbooks);
    }

    private static Runbook aside(RunbookName name, Manner manner, Guard guard, RunbookStep step) {
        var part = new Parameter(
                "part", Text.same("Part"), Parameter.Kind.TEXT, Optional.of("all"), Optional.empty(), List.of());
        return new Runbook(
                name, Text.same(name.value()), List.of(part), guard, List.of(step), false, Optional.empty(), manner);
    }

    private static RunbookStep step(
            String title, String script, List<RunbookName> onFailure, boolean repeatable, boolean pointOfNoReturn) {
        return new RunbookStep(
                Text.same(title),
                new Action.Does(new StepSpec.Run(script)),
                Duration.ofMinutes(1),
                onFailure,
                repeatable,
                pointOfNoReturn);
    }
}
