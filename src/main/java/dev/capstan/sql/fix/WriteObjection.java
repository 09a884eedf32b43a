package dev.capstan.sql.fix;

import dev.capstan.sql.GateObjection;
import dev.capstan.sql.gate.Position;
import dev.capstan.sql.gate.WriteReason;
import java.util.Optional;
import java.util.Set;

/** What the gates found in a writing statement, as a person who wrote it reads it. */
record WriteObjection(String what, String instead, Optional<Position> at) {
    private static final Set<String> ROWS = Set.of("INSERT", "UPDATE", "DELETE");
    private static final Set<String> SCHEMA =
            Set.of("CREATE", "ALTER", "DROP", "REINDEX", "VACUUM", "ANALYZE", "COMMENT", "SET");

    static WriteObjection inRows(WriteReason reason) {
        return of(reason, "write one INSERT, UPDATE or DELETE");
    }

    static WriteObjection inSchema(WriteReason reason) {
        return of(reason, "write one CREATE INDEX, ALTER TABLE or another statement whose lock is known");
    }

    private static WriteObjection of(WriteReason reason, String instead) {
        return switch (reason) {
            case WriteReason.Part(var part) -> {
                var objection = GateObjection.to(part);
                yield new WriteObjection(objection.what(), objection.instead(), objection.at());
            }
            case WriteReason.NotAllowed(var kind, var at) -> {
                var first = kind.split(" ")[0];
                yield new WriteObjection(
                        kind + " does not belong here",
                        ROWS.contains(first)
                                ? "write it under rows"
                                : SCHEMA.contains(first) && instead.contains("INSERT") ? "write it under ddl" : instead,
                        Optional.of(at));
            }
            case WriteReason.EveryRow(var at) ->
                new WriteObjection("it changes every row of the table", "add WHERE", Optional.of(at));
            case WriteReason.Clause(var clause, var at) ->
                new WriteObjection(
                        clause + " hides which rows are changed, or how they were", "leave it out", Optional.of(at));
            case WriteReason.Unqualified(var column, var target, var at) ->
                new WriteObjection(
                        column + " may belong to another table of the join",
                        "write " + target + " before it",
                        Optional.of(at));
            case WriteReason.Parameter(var name, var at) ->
                new WriteObjection(
                        "a statement of this kind can't be given :" + name, "write the value itself", Optional.of(at));
        };
    }
}
