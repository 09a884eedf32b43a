package dev.capstan.sql.migration;

import dev.capstan.catalog.ComponentName;
import dev.capstan.catalog.Environment;
import dev.capstan.catalog.Service;
import dev.capstan.catalog.Service.Component;
import dev.capstan.sql.Source;
import dev.capstan.sql.gate.Dialect;
import java.util.Optional;

/**
 * Where migrations are: of a service, or of one of its parts, in one environment.
 *
 * @param migrations as they are for this part
 */
record Place(Service service, Environment environment, Optional<ComponentName> component, Migrations migrations) {

    /** Absent: nothing says how this part is migrated, or only its parts have migrations. */
    static Optional<Place> of(Service service, Environment environment, Optional<ComponentName> component) {
        return Migrations.of(service)
                .flatMap(migrations -> migrations.of(component))
                .map(migrations -> new Place(service, environment, component, migrations));
    }

    Source source() {
        return new Source(service.name(), environment.name(), migrations.database(service));
    }

    Dialect dialect() {
        return source().database().dialect();
    }

    String table() {
        return migrations.table(dialect());
    }

    /** As people name it after a command. */
    String typed() {
        return service.name() + component.map(name -> "/" + name).orElse("") + " " + environment.name();
    }

    /** The work folder on the target. */
    String folder() {
        return component
                .map(service.components()::get)
                .flatMap(Component::folder)
                .orElse(environment.folder());
    }
}
