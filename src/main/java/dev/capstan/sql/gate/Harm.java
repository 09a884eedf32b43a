package dev.capstan.sql.gate;

/** Why a function is refused. */
public enum Harm {
    /** Ends or disturbs other people's sessions, or the server. */
    DISTURBS_OTHERS,
    /** Reads or writes files of the server. */
    TOUCHES_FILES,
    /** Reaches other servers, or runs programs. */
    LEAVES_THE_DATABASE,
    /** Changes data, sequences, settings or the server's own state, even in a transaction that is rolled back. */
    CHANGES_STATE,
    /** Only spends time. */
    WAITS,
    /** Takes or frees locks. */
    LOCKS,
    /** Runs SQL that it is given as text, which nobody has judged. */
    RUNS_TEXT,
    /** Shows what is secret, such as passwords. */
    REVEALS_SECRETS,
    /** User-defined, or built in and not reviewed: nobody has said that it only reads. */
    NOT_REVIEWED
}
