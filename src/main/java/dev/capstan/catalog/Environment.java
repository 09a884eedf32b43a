package dev.capstan.catalog;

import dev.capstan.step.HostAddress;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One place where a service lives.
 *
 * @param folder the work folder on every host; {@code git-ref} parameters are resolved in it
 * @param envFile on the target, read before every step
 * @param values handed to every step as environment variables
 * @param rights who may run what; whatever is not named here nobody may
 */
public record Environment(
        EnvironmentName name,
        ChannelId channel,
        List<HostAddress> hosts,
        String folder,
        Optional<String> envFile,
        Map<String, Value> values,
        Map<RunbookName, Set<RoleName>> rights) {
    public static final EnvironmentName PRODUCTION = new EnvironmentName("production");

    public Environment {
        hosts = List.copyOf(hosts);
        values = Service.inOrder(values);
        rights = Service.inOrder(rights);
    }

    Environment with(RunbookName runbook, Set<RoleName> roles) {
        Map<RunbookName, Set<RoleName>> more = new LinkedHashMap<>(rights);
        more.put(runbook, roles);
        return new Environment(name, channel, hosts, folder, envFile, values, more);
    }

    public boolean isProduction() {
        return name.equals(PRODUCTION);
    }
}
