package dev.capstan.operation;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.capstan.catalog.UserId;
import dev.capstan.step.FailureReason;

/** Why an operation left its course. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "setback")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Setback.StepFailed.class, name = "step-failed"),
    @JsonSubTypes.Type(value = Setback.StoppedBy.class, name = "stopped-by"),
    @JsonSubTypes.Type(value = Setback.GivenUp.class, name = "given-up"),
})
public sealed interface Setback {
    /** The number of the step at which it happened. */
    int step();

    record StepFailed(int step, FailureReason reason) implements Setback {}

    record StoppedBy(int step, UserId person) implements Setback {}

    /** Nobody knew how the step ended, and a person chose to roll back. */
    record GivenUp(int step, UserId person) implements Setback {}
}
