package dev.capstan.sql;

import dev.capstan.catalog.EnvironmentName;
import dev.capstan.catalog.ServiceName;
import java.time.Instant;
import java.util.Optional;

/** What defaults of queries may refer to. */
@FunctionalInterface
public interface RecentDeploys {
    /** When the last deploy that has finished began to run. */
    Optional<Instant> lastStarted(ServiceName service, EnvironmentName environment);
}
