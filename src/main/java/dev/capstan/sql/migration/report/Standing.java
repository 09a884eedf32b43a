package dev.capstan.sql.migration.report;

/** How one migration stands. */
public enum Standing {
    APPLIED,
    /** Begun, and never finished. */
    FAILED,
    PENDING,
    /** Not applied, and older than what is: the tool will pass it by. */
    PASSED_BY,
    /** Applied, but its file isn't on the target. */
    WITHOUT_FILE
}
