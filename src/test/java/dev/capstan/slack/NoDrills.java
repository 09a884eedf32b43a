package dev.capstan.slack;

import dev.capstan.backup.Drill;
import dev.capstan.backup.DrillBook;
import dev.capstan.catalog.EnvironmentName;
import dev.capstan.catalog.ServiceName;
import java.util.List;

/** None was held. */
final class NoDrills implements DrillBook {
    @Override
    public void write(ServiceName service, EnvironmentName environment, String operation, Drill drill) {}

    @Override
    public List<Drill> of(ServiceName service, EnvironmentName environment) {
        return List.of();
    }
}
