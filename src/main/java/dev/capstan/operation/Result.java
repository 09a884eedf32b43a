package dev.capstan.operation;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.capstan.catalog.RunbookName;
import dev.capstan.catalog.UserId;
import dev.capstan.operation.plan.PlanProblem;
import java.util.List;
import java.util.Optional;

/** How an operation ended. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "result")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Result.Succeeded.class, name = "succeeded"),
    @JsonSubTypes.Type(value = Result.Failed.class, name = "failed"),
    @JsonSubTypes.Type(value = Result.Released.class, name = "released"),
    @JsonSubTypes.Type(value = Result.Planned.class, name = "planned"),
    @JsonSubTypes.Type(value = Result.NotPlanned.class, name = "not-planned"),
    @JsonSubTypes.Type(value = Result.Denied.class, name = "denied"),
    @JsonSubTypes.Type(value = Result.Expired.class, name = "expired"),
    @JsonSubTypes.Type(value = Result.Withdrawn.class, name = "withdrawn"),
})
public sealed interface Result {

    record Succeeded() implements Result {}

    /**
     * @param recovered the recovery runbooks that ran to their end; empty: everything is as the setback left it
     * @param migrationLevel at which migration the database stays, where the service can tell
     */
    record Failed(Setback setback, List<RunbookName> recovered, Optional<String> migrationLevel) implements Result {
        public Failed {
            recovered = List.copyOf(recovered);
        }
    }

    /** A person chose to leave it as it was and gave up the lock. */
    record Released(Question question, UserId by) implements Result {}

    /** Only the plan was asked for. */
    record Planned() implements Result {}

    record NotPlanned(PlanProblem problem) implements Result {}

    record Denied(UserId by, Optional<String> reason) implements Result {}

    record Expired() implements Result {}

    /** Stopped before its first step. */
    record Withdrawn(UserId by) implements Result {}
}
