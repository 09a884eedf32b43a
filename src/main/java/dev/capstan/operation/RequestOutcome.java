package dev.capstan.operation;

/** What became of a request. */
public sealed interface RequestOutcome {
    /** Committed: it will be planned, whatever happens to this process. */
    record Accepted(OperationId id, OperationRequest request) implements RequestOutcome {}

    /** The same delivery came twice, or the same thing is being asked for already; that one answers. */
    record AlreadyOpen(OperationId id, OperationRequest request) implements RequestOutcome {}

    /** A rollback asked for while another operation holds the lock: stopping that one and rolling it back is offered. */
    record Busy(OperationId holder, Scope scope) implements RequestOutcome {}

    record Refused(Refusal refusal) implements RequestOutcome {}
}
