package dev.capstan.operation;

import dev.capstan.catalog.ComponentName;
import dev.capstan.catalog.EnvironmentName;
import dev.capstan.catalog.Service;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What was changed at a place lately, the whole service or a part of it, be it done or still under way. */
public record LatestChanges(Operations operations) {
    private static final int LOOKED_BACK = 20;

    /** Those that began to run in between, the newest first. */
    public List<Operation> between(Service service, EnvironmentName environment, Instant from, Instant to) {
        return Stream.concat(
                        Stream.of(Optional.<ComponentName>empty()),
                        service.components().keySet().stream().map(Optional::of))
                .map(component -> new Scope(service.name(), environment, component))
                .flatMap(this::at)
                .filter(operation -> operation
                        .startedAt()
                        .filter(at -> !at.isBefore(from) && at.isBefore(to))
                        .isPresent())
                .sorted(Comparator.<Operation, Instant>comparing(
                                operation -> operation.startedAt().orElseThrow())
                        .reversed())
                .toList();
    }

    private Stream<Operation> at(Scope scope) {
        return Stream.concat(
                operations.holder(scope).flatMap(operations::find).stream(),
                operations.recent(scope, LOOKED_BACK).stream());
    }
}
