package dev.capstan.operation;

/** What became of something that came due. */
public enum Scheduled {
    /** Committed: it will be planned and run, whatever happens to this process. */
    TAKEN,
    /** This very moment was asked for already. */
    TAKEN_BEFORE,
    /** The one of an earlier moment, or of a person, is not over yet: ask again. */
    NOT_YET,
    /** The catalogue no longer has it. */
    NOT_DECLARED
}
