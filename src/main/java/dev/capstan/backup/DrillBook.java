package dev.capstan.backup;

import dev.capstan.catalog.EnvironmentName;
import dev.capstan.catalog.ServiceName;
import java.util.List;

/** Remembers the drills that were held. */
public interface DrillBook {
    /** @param operation that held it: written once */
    void write(ServiceName service, EnvironmentName environment, String operation, Drill drill);

    /** Oldest first. */
    List<Drill> of(ServiceName service, EnvironmentName environment);
}
