package dev.capstan.slack.render;

import dev.capstan.access.Access;
import dev.capstan.catalog.Catalogue;
import dev.capstan.catalog.Environment;
import dev.capstan.catalog.Guard;
import dev.capstan.catalog.Role;
import dev.capstan.catalog.RoleName;
import dev.capstan.catalog.RunbookName;
import dev.capstan.operation.Scope;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** The roles of one snapshot of the catalogue; who has which right is asked of {@link Access}. */
public record CatalogueMentions(Catalogue catalogue, Access access) implements Mentions {
    @Override
    public List<Role> deciding(Scope scope, RunbookName runbook, Guard guard) {
        return environment(scope)
                .map(environment -> roles(access.rolesThatDecide(environment, runbook, guard)))
                .orElse(List.of());
    }

    @Override
    public List<Role> running(Scope scope, RunbookName runbook) {
        return environment(scope)
                .map(environment -> roles(access.rolesThatMayRun(environment, runbook)))
                .orElse(List.of());
    }

    @Override
    public List<Role> roles(Collection<RoleName> names) {
        return names.stream()
                .map(catalogue.house().roles()::get)
                .filter(Objects::nonNull)
                .toList();
    }

    private Optional<Environment> environment(Scope scope) {
        return Optional.ofNullable(catalogue.services().get(scope.service()))
                .map(service -> service.environments().get(scope.environment()));
    }
}
