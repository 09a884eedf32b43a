package dev.capstan.backup;

import dev.capstan.catalog.EnvironmentName;
import dev.capstan.catalog.ServiceName;
import java.util.List;

/** Of it no drill is ever known. */
final class ForgetfulDrillBook implements DrillBook {
    @Override
    public void write(ServiceName service, EnvironmentName environment, String operation, Drill drill) {}

    @Override
    public List<Drill> of(ServiceName service, EnvironmentName environment) {
        return List.of();
    }
}
