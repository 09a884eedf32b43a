package dev.capstan.alert;

import dev.capstan.catalog.EnvironmentName;
import dev.capstan.catalog.ServiceName;

/** Which service, and where it runs. */
public record Where(ServiceName service, EnvironmentName environment) {
    @Override
    public String toString() {
        return service + " " + environment;
    }
}
