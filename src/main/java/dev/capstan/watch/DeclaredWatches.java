package dev.capstan.watch;

import dev.capstan.catalog.EnvironmentName;
import dev.capstan.catalog.RunbookName;
import dev.capstan.catalog.Service;
import dev.capstan.operation.plan.PlannedWatch;
import dev.capstan.operation.plan.WatchFinder;
import java.util.Optional;

/** For plans: what services declare in {@code watches.yaml}. */
public final class DeclaredWatches implements WatchFinder {
    @Override
    public Optional<PlannedWatch> after(Service service, EnvironmentName environment, RunbookName runbook) {
        return Optional.ofNullable(WatchesChapter.of(service).get(runbook))
                .filter(declaration -> declaration.isIn(environment))
                .map(declaration -> declaration.planned(service));
    }
}
