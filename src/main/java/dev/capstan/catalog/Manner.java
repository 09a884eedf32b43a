package dev.capstan.catalog;

/** Whom a runbook's operations wait for, and how much is told of them. */
public enum Manner {
    /** One after the other on the same scope. */
    IN_LINE,
    /** In a line of its own: waits only for others aside, and holds nobody up who is in line. */
    ASIDE,
    /** In a third line, and where Capstan itself asked for it, told only when it fails or needs a person. */
    QUIET;

    public boolean isAside() {
        return this != IN_LINE;
    }
}
