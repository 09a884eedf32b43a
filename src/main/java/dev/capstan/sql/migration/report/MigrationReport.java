package dev.capstan.sql.migration.report;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.capstan.catalog.RunbookName;
import dev.capstan.catalog.Text;
import dev.capstan.operation.OperationId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What somebody is told who looked at migrations. It holds no more than is shown. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "report")
@JsonSubTypes({
    @JsonSubTypes.Type(value = MigrationReport.Status.class, name = "status"),
    @JsonSubTypes.Type(value = MigrationReport.NothingFailed.class, name = "nothing-failed"),
    @JsonSubTypes.Type(value = MigrationReport.Diagnosed.class, name = "diagnosed"),
})
public sealed interface MigrationReport {
    /** The statement that shows what stands in the way. */
    default Optional<String> offer() {
        return this instanceof Diagnosed diagnosed ? diagnosed.look() : Optional.empty();
    }

    /**
     * @param never nothing was ever applied there
     * @param groups only those that have members; of those applied, the newest is named
     * @param changed those whose files are no longer what was applied
     * @param filesUnknown why the files on the target could not be listed; then nothing is known to wait
     * @param runnable what waits may be run there
     */
    record Status(
            String tool,
            boolean never,
            List<Group> groups,
            Names changed,
            Optional<String> filesUnknown,
            boolean runnable)
            implements MigrationReport {
        public Status {
            groups = List.copyOf(groups);
        }

        public int count(Standing standing) {
            return groups.stream()
                    .filter(group -> group.standing() == standing)
                    .mapToInt(group -> group.names().count())
                    .sum();
        }
    }

    record Group(Standing standing, Names names) {}

    /** @param some as many as are read with pleasure */
    record Names(int count, List<String> some) {
        public Names {
            some = List.copyOf(some);
        }
    }

    /** No operation failed at a migration. */
    record NothingFailed() implements MigrationReport {}

    /**
     * @param runbook of the operation that failed
     * @param failedAt the step that failed, as people read it
     * @param look a SELECT that shows what stands in the way
     * @param mending what would put it right; it is shown, never run
     * @param fix the fix that the catalogue offers for it
     * @param resolvable the failed migration that the tool may be told is settled
     */
    record Diagnosed(
            OperationId operation,
            RunbookName runbook,
            Text failedAt,
            Instant at,
            Diagnosis diagnosis,
            Optional<String> look,
            Optional<String> mending,
            Optional<Offered> fix,
            Optional<String> resolvable)
            implements MigrationReport {}

    record Offered(RunbookName name, Text title) {}
}
