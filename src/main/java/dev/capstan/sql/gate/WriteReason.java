package dev.capstan.sql.gate;

/** Why a statement may not change rows or tables. */
public sealed interface WriteReason {
    /** Something in it that no statement may have. */
    record Part(Reason reason) implements WriteReason {}

    /** @param kind the statement's first words */
    record NotAllowed(String kind, Position at) implements WriteReason {}

    /** UPDATE or DELETE without WHERE. */
    record EveryRow(Position at) implements WriteReason {}

    /** A clause that makes it unclear which rows are changed, or how they were before. */
    record Clause(String clause, Position at) implements WriteReason {}

    /** A column that is set may belong to another table of the join: it needs the target's name before it. */
    record Unqualified(String column, String target, Position at) implements WriteReason {}

    record Parameter(String name, Position at) implements WriteReason {}
}
