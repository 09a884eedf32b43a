package dev.capstan.sql.gate;

/** What is said of a statement that is to change tables, indexes or settings. */
public sealed interface SchemaVerdict {
    record Admitted(SchemaChange change) implements SchemaVerdict {}

    record Refused(WriteReason reason) implements SchemaVerdict {}
}
