package dev.capstan.slack;

import dev.capstan.catalog.Catalogue;
import dev.capstan.catalog.ChannelId;
import dev.capstan.catalog.Environment;
import dev.capstan.catalog.EnvironmentName;
import dev.capstan.catalog.GroupId;
import dev.capstan.catalog.Guard;
import dev.capstan.catalog.House;
import dev.capstan.catalog.Language;
import dev.capstan.catalog.Parameter;
import dev.capstan.catalog.Role;
import dev.capstan.catalog.RoleName;
import dev.capstan.catalog.Runbook;
import dev.capstan.catalog.RunbookName;
import dev.capstan.catalog.RunbookStep;
import dev.capstan.catalog.Service;
import dev.capstan.catalog.ServiceName;
import dev.capstan.catalog.Text;
import dev.capstan.catalog.UserId;
import dev.capstan.step.HostAddress;
import dev.capstan.step.StepSpec;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A catalogue with one service in two environments. */
public final class Sample {
    public static final UserId ENGINEER = new UserId("U0ENGINEER");
    public static final UserId MANAGER = new UserId("U0MANAGER");
    public static final UserId STRANGER = new UserId("U0STRANGER");
    public static final GroupId MANAGERS = new GroupId("S0MANAGERS");
    public static final ServiceName CTEA = new ServiceName("ctea");
    public static final EnvironmentName PRODUCTION = Environment.PRODUCTION;

    private static final RoleName ENGINEERS = new RoleName("engineers");
    private static final RoleName RELEASE_MANAGERS = new RoleName("release-managers");

    private Sample() {}

    public static Catalogue catalogue(String channel, String admin) {
        return catalogue(channel, admin, "", fourEyes());
    }

    public static Guard fourEyes() {
        return new Guard(1, Optional.of(RELEASE_MANAGERS), true, false, Duration.ofMinutes(15));
    }

    public static Guard typed() {
        return new Guard(1, Optional.of(RELEASE_MANAGERS), false, true, Duration.ofMinutes(15));
    }

    public static Catalogue catalogue(String channel, String admin, String prefix, Guard guard) {
        var rights = Map.of(
                Runbook.DEPLOY,
                Set.of(ENGINEERS, RELEASE_MANAGERS),
                Runbook.ROLLBACK,
                Set.of(ENGINEERS, RELEASE_MANAGERS),
                new RunbookName("clear-cache"),
                Set.of(ENGINEERS));
        var production = environment(PRODUCTION, channel, rights);
        var staging = environment(new EnvironmentName("staging"), channel, rights);
        var version = new Parameter(
                "version",
                Text.same("Version"),
                Parameter.Kind.GIT_REF,
                Optional.of("main"),
                Optional.empty(),
                List.of());
        var deploy = runbook("deploy", "Deploy", "部署", guard, List.of(version));
        var rollback = runbook("rollback", "Roll back", "回滚", Guard.NONE, List.of());
        var clear = runbook("clear-cache", "Clear the cache", "清空缓存", Guard.NONE, List.of());
        var ctea = new Service(
                CTEA,
                Text.same("CTEA"),
                Map.of(),
                Map.of(PRODUCTION, production, staging.name(), staging),
                Map.of(),
                List.of(),
                Optional.empty(),
                List.of(),
                Map.of(),
                Map.of(deploy.name(), deploy, rollback.name(), rollback, clear.name(), clear));
        var house = new House(
                new ChannelId(admin),
                Language.ENGLISH,
                Map.of(),
                new House.CommandNames(prefix),
                Map.of(
                        ENGINEERS,
                        new Role(ENGINEERS, Text.same("Engineers"), Set.of(ENGINEER), Set.of()),
                        RELEASE_MANAGERS,
                        new Role(RELEASE_MANAGERS, Text.same("Release managers"), Set.of(), Set.of(MANAGERS))),
                Optional.empty());
        return new Catalogue(house, Map.of(CTEA, ctea));
    }

    private static Environment environment(
            EnvironmentName name, String channel, Map<RunbookName, Set<RoleName>> rights) {
        return new Environment(
                name,
                new ChannelId(channel),
                List.of(HostAddress.LOCAL),
                "/srv/ctea",
                Optional.empty(),
                Map.of(),
                rights);
    }

    private static Runbook runbook(
            String name, String english, String chinese, Guard guard, List<Parameter> parameters) {
        var step = new RunbookStep(
                new Text("Restart", "重启"),
                new RunbookStep.Action.Does(new StepSpec.Run("pm2 restart ctea")),
                Duration.ofMinutes(5),
                List.of(),
                false,
                false);
        return new Runbook(new RunbookName(name), new Text(english, chinese), parameters, guard, List.of(step), false);
    }
}
