package dev.capstan.operation;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import java.util.Optional;

/** Where an operation stands. Each state carries only what is true in it. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "state")
@JsonSubTypes({
    @JsonSubTypes.Type(value = OperationState.Requested.class, name = "requested"),
    @JsonSubTypes.Type(value = OperationState.Planning.class, name = "planning"),
    @JsonSubTypes.Type(value = OperationState.AwaitingApproval.class, name = "awaiting-approval"),
    @JsonSubTypes.Type(value = OperationState.WaitingForLock.class, name = "waiting-for-lock"),
    @JsonSubTypes.Type(value = OperationState.Running.class, name = "running"),
    @JsonSubTypes.Type(value = OperationState.NeedsAttention.class, name = "needs-attention"),
    @JsonSubTypes.Type(value = OperationState.Finished.class, name = "finished"),
})
public sealed interface OperationState {

    /** Committed, acknowledged, and nothing more: nothing was resolved or run. */
    record Requested() implements OperationState {}

    record Planning(Instant since) implements OperationState {}

    /** @param anew the facts changed while it waited for the lock, so it asks once more */
    record AwaitingApproval(Instant until, boolean reminded, boolean anew) implements OperationState {}

    /** @param holder who has the lock, where it is known */
    record WaitingForLock(Instant since, Optional<OperationId> holder) implements OperationState {}

    /**
     * @param step the number of the current step in the plan
     * @param attempt the current attempt at it; 0 before the first was committed
     * @param recovery present once something went wrong and a recovery runbook is being run
     */
    record Running(Instant startedAt, int step, int attempt, Optional<Recovery> recovery) implements OperationState {}

    /** The lock is kept until a person answers or releases it. */
    record NeedsAttention(Question question, Running interrupted) implements OperationState {}

    record Finished(Result result, Optional<Instant> startedAt, Instant at) implements OperationState {}
}
