package dev.capstan.alert;

/** Where reports lie until they are worked off. */
public interface Inbox {
    /** When this returns, no crash can lose it. */
    void take(Report report);
}
