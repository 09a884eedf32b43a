package dev.capstan.incident;

import dev.capstan.alert.Where;
import dev.capstan.catalog.UserId;
import dev.capstan.operation.OperationId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What went on at a place, besides its alerts. Only read. */
public interface Surroundings {
    /** Those that were open at any moment in between, the oldest first; not the quiet ones. */
    List<OperationId> operations(Where where, Instant from, Instant until, int limit);

    List<Asked> asked(Where where, Instant from, Instant until, int limit);

    /**
     * A question to a database.
     *
     * @param query by its name; absent for a statement of somebody's own and for the doctor
     */
    record Asked(UserId by, Instant at, Optional<String> query) {}
}
