package dev.capstan.watch;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.capstan.operation.OperationId;
import java.util.Optional;

/** Why a person is asked, though the numbers are bad. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "why")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Why.Declared.class, name = "declared"),
    @JsonSubTypes.Type(value = Why.WayLost.class, name = "way-lost"),
    @JsonSubTypes.Type(value = Why.Incompatible.class, name = "incompatible"),
    @JsonSubTypes.Type(value = Why.MigrationUnknown.class, name = "migration-unknown"),
    @JsonSubTypes.Type(value = Why.Locked.class, name = "locked"),
    @JsonSubTypes.Type(value = Why.NotRun.class, name = "not-run"),
})
public sealed interface Why {
    /** The catalogue says so. */
    record Declared() implements Why {}

    /** Exactly what was there before can't be told. */
    record WayLost(Lost reason) implements Why {}

    /** Older code can't live with the migration that the database is at now. */
    record Incompatible(String migration) implements Why {}

    /** Some migrations are declared incompatible, and whether one of them was passed can't be told. */
    record MigrationUnknown(Optional<String> before, Optional<String> now) implements Why {}

    /** As long as it was watched, another operation held the lock. */
    record Locked(OperationId by) implements Why {}

    /** The rollback was asked for and did not begin; its own card says why. */
    record NotRun(OperationId rollback) implements Why {}

    enum Lost {
        /** The deploy's plan doesn't say what was live before it, or what it made live. */
        NO_COMMIT,
        /** Another operation ran between plan and deploy. */
        MOVED_BEFORE,
        /** The same commit was live before. */
        SAME_COMMIT,
        NO_COPY,
        /** The runbook that leads back is not declared any more, or otherwise. */
        NOT_DECLARED
    }
}
