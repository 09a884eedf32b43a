package dev.capstan.sql;

import dev.capstan.catalog.EnvironmentName;
import dev.capstan.catalog.ServiceName;

/** Which database is asked. */
public record Source(ServiceName service, EnvironmentName environment, Database database) {
    /** {@code ctea main, production} */
    @Override
    public String toString() {
        return service + " " + database.name() + ", " + environment;
    }
}
