package dev.capstan.operation.plan;

import dev.capstan.catalog.Catalogue;
import dev.capstan.catalog.Environment;
import dev.capstan.catalog.Service;
import dev.capstan.catalog.Service.Component;
import dev.capstan.operation.Scope;
import java.util.Optional;

/** What the catalogue says of the place a scope names. */
public record Site(Service service, Environment environment, Optional<Component> component) {

    public static Optional<Site> find(Catalogue catalogue, Scope scope) {
        return Optional.ofNullable(catalogue.services().get(scope.service())).flatMap(service -> {
            var environment = service.environments().get(scope.environment());
            var component = scope.component().map(service.components()::get);
            return environment == null || (scope.component().isPresent() && component.isEmpty())
                    ? Optional.empty()
                    : Optional.of(new Site(service, environment, component));
        });
    }

    /** The work folder: the component's own, or the environment's. */
    public String folder() {
        return component.flatMap(Component::folder).orElse(environment.folder());
    }
}
