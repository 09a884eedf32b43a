package dev.capstan.sql;

import dev.capstan.catalog.EnvironmentName;
import dev.capstan.catalog.House;
import dev.capstan.catalog.RoleName;
import dev.capstan.catalog.Service;
import dev.capstan.yaml.Reading;
import dev.capstan.yaml.Suggestion;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Which roles may, by environment. What is not named here nobody may. */
public record Rights(Map<EnvironmentName, List<RoleName>> roles) {
    public static final Rights NONE = new Rights(Map.of());

    public Rights {
        roles = java.util.Collections.unmodifiableMap(new TreeMap<>(roles));
    }

    public List<RoleName> in(EnvironmentName environment) {
        return roles.getOrDefault(environment, List.of());
    }

    public void check(Service service, House house, Reading reading) {
        roles.forEach((environment, named) -> {
            checkEnvironment(environment, service, reading);
            named.stream()
                    .filter(role -> !house.roles().containsKey(role))
                    .forEach(role -> reading.problem(
                            reading.place(role),
                            "there is no role " + role,
                            house.roles().isEmpty()
                                    ? "add it to capstan.yaml: roles: { " + role + ": { users: [U0123ABCD] } }"
                                    : Suggestion.instead(
                                            role.value(),
                                            house.roles().keySet().stream()
                                                    .map(RoleName::value)
                                                    .toList())));
        });
    }

    static void checkEnvironment(EnvironmentName environment, Service service, Reading reading) {
        if (!service.environments().containsKey(environment)) {
            reading.problem(
                    reading.place(environment),
                    service.name() + " has no environment " + environment,
                    Suggestion.instead(
                            environment.value(),
                            service.environments().keySet().stream()
                                    .map(EnvironmentName::value)
                                    .toList()));
        }
    }
}
