package dev.capstan.operation.plan;

import dev.capstan.catalog.Catalogue;
import dev.capstan.catalog.Runbook;
import dev.capstan.operation.OperationRequest;
import java.util.Optional;

/** What the catalogue says of the things a request speaks of. */
public record Declared(Site site, Runbook runbook) {

    /** Absent when something of it is no longer there. */
    public static Optional<Declared> find(Catalogue catalogue, OperationRequest request) {
        return Site.find(catalogue, request.scope())
                .flatMap(site -> Optional.ofNullable(site.service().runbooks().get(request.runbook()))
                        .map(runbook -> new Declared(site, runbook)));
    }
}
