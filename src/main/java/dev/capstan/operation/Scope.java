package dev.capstan.operation;

import dev.capstan.catalog.ComponentName;
import dev.capstan.catalog.EnvironmentName;
import dev.capstan.catalog.ServiceName;
import java.util.Optional;

/** What an operation works on, and what its lock is held on. */
public record Scope(ServiceName service, EnvironmentName environment, Optional<ComponentName> component) {
    @Override
    public String toString() {
        return service + component.map(name -> "/" + name).orElse("") + " " + environment;
    }
}
