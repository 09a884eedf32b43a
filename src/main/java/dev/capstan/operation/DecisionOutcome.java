package dev.capstan.operation;

import dev.capstan.catalog.RoleName;
import dev.capstan.catalog.UserId;
import java.util.List;
import java.util.Optional;

/** What became of a yes, a no, a stop or an answer. All but {@link Done} changed nothing. */
public sealed interface DecisionOutcome {

    record Done(Operation operation) implements DecisionOutcome {}

    record NoSuchOperation(String typed) implements DecisionOutcome {}

    /** Four eyes: the asker can't be the one who agrees. */
    record OwnRequest(OperationId id) implements DecisionOutcome {}

    /** @param role who decides; absent: whoever may run it, named in {@code allowed} */
    record NotYours(OperationId id, Optional<RoleName> role, List<RoleName> allowed) implements DecisionOutcome {}

    record AlreadySaidYes(OperationId id, int missing) implements DecisionOutcome {}

    /** It is past deciding: someone else was faster, or it expired. */
    record NotOpenForThis(OperationId id, OperationState state) implements DecisionOutcome {}

    /** The button belongs to an older plan, or the runbook was edited since: plan anew. */
    record PlanChanged(OperationId id) implements DecisionOutcome {}

    /** @param expected what has to be typed */
    record WrongWord(OperationId id, String expected) implements DecisionOutcome {}

    /** The guard wants a typed confirmation: show the form. */
    record WordWanted(OperationId id, String digest, String expected) implements DecisionOutcome {}

    record AlreadyStopping(OperationId id, UserId by) implements DecisionOutcome {}
}
