package dev.capstan.operation.plan;

import dev.capstan.catalog.EnvironmentName;
import dev.capstan.catalog.RunbookName;
import dev.capstan.catalog.Service;
import java.util.Optional;

/** What a service declares to be watched after its runbooks. */
public interface WatchFinder {
    WatchFinder NONE = (service, environment, runbook) -> Optional.empty();

    Optional<PlannedWatch> after(Service service, EnvironmentName environment, RunbookName runbook);
}
