package dev.capstan.operation.plan;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.capstan.operation.OperationId;
import dev.capstan.step.FailureReason;
import dev.capstan.step.HostAddress;
import java.util.List;
import java.util.Optional;

/** Why no plan could be made. Nothing was run. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "problem")
@JsonSubTypes({
    @JsonSubTypes.Type(value = PlanProblem.UnknownVersion.class, name = "unknown-version"),
    @JsonSubTypes.Type(value = PlanProblem.NoRepository.class, name = "no-repository"),
    @JsonSubTypes.Type(value = PlanProblem.NoKeptCopy.class, name = "no-kept-copy"),
    @JsonSubTypes.Type(value = PlanProblem.HostRefused.class, name = "host-refused"),
    @JsonSubTypes.Type(value = PlanProblem.StepRefused.class, name = "step-refused"),
    @JsonSubTypes.Type(value = PlanProblem.NoLongerDeclared.class, name = "no-longer-declared"),
    @JsonSubTypes.Type(value = PlanProblem.NotAsLeft.class, name = "not-as-left"),
    @JsonSubTypes.Type(value = PlanProblem.Overtaken.class, name = "overtaken"),
})
public sealed interface PlanProblem {

    /** @param known tags nearest to what was asked for */
    record UnknownVersion(String asked, List<String> known) implements PlanProblem {}

    record NoRepository(HostAddress host, String folder, String said) implements PlanProblem {}

    record NoKeptCopy(HostAddress host, String asked, List<String> known) implements PlanProblem {}

    record HostRefused(FailureReason reason) implements PlanProblem {}

    /** A step was looked ahead at, and would fail now. */
    record StepRefused(FailureReason reason) implements PlanProblem {}

    /** The catalogue changed since it was asked for: the runbook, service or environment is gone. */
    record NoLongerDeclared(String what) implements PlanProblem {}

    /**
     * What was to be taken back is not live any more, or what was to come back is not what was there before.
     *
     * @param found absent where there is no telling
     */
    record NotAsLeft(String wanted, Optional<String> found) implements PlanProblem {}

    /** What was asked for by rule stands in no line: somebody else came first. */
    record Overtaken(OperationId by) implements PlanProblem {}
}
