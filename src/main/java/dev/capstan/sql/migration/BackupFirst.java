package dev.capstan.sql.migration;

import dev.capstan.catalog.Service;
import dev.capstan.sql.DatabaseName;
import dev.capstan.step.StepSpec;
import java.util.Optional;

/** Takes a backup of a database before something is undone in it. Owned here, filled by whoever can do that. */
public interface BackupFirst {
    /** As long as nobody fills it. */
    BackupFirst NOBODY = (service, database) -> Optional.empty();

    /** The step that does it; absent: nothing here backs this database up. */
    Optional<StepSpec.Call> of(Service service, DatabaseName database);
}
