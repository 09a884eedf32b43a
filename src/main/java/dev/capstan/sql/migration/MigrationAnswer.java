package dev.capstan.sql.migration;

import dev.capstan.catalog.EnvironmentName;
import dev.capstan.catalog.RoleName;
import dev.capstan.catalog.RunbookName;
import dev.capstan.catalog.ServiceName;
import dev.capstan.catalog.Text;
import dev.capstan.operation.OperationId;
import dev.capstan.operation.Refusal;
import dev.capstan.sql.Answered;
import dev.capstan.sql.DatabaseName;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What somebody is told who looked at the migrations of a service. */
public sealed interface MigrationAnswer {
    /** @param services those that say how they are migrated */
    record Services(List<ServiceName> services) implements MigrationAnswer {}

    record Mistyped(Refusal refusal) implements MigrationAnswer {}

    /** @param roles who may; empty: nobody */
    record NotAllowed(Place place, List<RoleName> roles) implements MigrationAnswer {}

    /** The database gave no rows. */
    record Unanswered(Place place, Answered answered) implements MigrationAnswer {}

    /**
     * @param never nothing was ever applied there
     * @param running what may be asked for there
     */
    record Status(Place place, Tool tool, Ledger ledger, boolean never, List<RunbookName> running)
            implements MigrationAnswer {}

    /** No operation failed at a migration. */
    record NothingFailed(Place place) implements MigrationAnswer {}

    /**
     * @param failedAt the step that failed, as people read it
     * @param look a SELECT that shows what stands in the way
     * @param mending what would put it right; it is shown, never run
     * @param fix the fix that the catalogue offers for it
     * @param resolvable the failed migration that the tool may be told is settled
     */
    record Diagnosed(
            Place place,
            OperationId operation,
            Text failedAt,
            Instant at,
            Diagnosis diagnosis,
            Optional<String> look,
            Optional<String> mending,
            Optional<Offered> fix,
            Optional<String> resolvable,
            boolean runnable)
            implements MigrationAnswer {}

    record Place(ServiceName service, EnvironmentName environment, DatabaseName database) {}

    record Offered(RunbookName name, Text title) {}
}
