package dev.capstan.monitor;

/**
 * Hears what passed its limit for long enough, and that it is over. The same is told again every few minutes while it
 * stands, and after a crash; what throws is told again at the next reading.
 */
public interface Alarms {
    void hear(Verdict verdict);
}
