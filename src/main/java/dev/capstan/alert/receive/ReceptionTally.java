package dev.capstan.alert.receive;

import java.util.concurrent.atomic.LongAdder;

/** How many came to the door, and what became of them. */
public final class ReceptionTally {
    private final LongAdder signals = new LongAdder();
    private final LongAdder turnedAway = new LongAdder();
    private final LongAdder refused = new LongAdder();

    void taken(int count) {
        signals.add(count);
    }

    void turnedAway() {
        turnedAway.increment();
    }

    void refused() {
        refused.increment();
    }

    /** Signals that were kept. */
    public long signals() {
        return signals.sum();
    }

    /** Who did not prove to be a receiver. */
    public long unknown() {
        return turnedAway.sum();
    }

    /** What could not be understood. */
    public long unreadable() {
        return refused.sum();
    }
}
