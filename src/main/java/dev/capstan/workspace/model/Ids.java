package dev.capstan.workspace.model;

import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;

/** Ids that look like Slack's: a letter for the kind and ten characters, none given twice. */
public final class Ids {
    private final AtomicLong count = new AtomicLong(0x1000);

    public String next(String kind) {
        var tail = Long.toString(count.incrementAndGet(), 36).toUpperCase(Locale.ROOT);
        return kind + "0".repeat(Math.max(0, 10 - tail.length())) + tail;
    }

    public long number() {
        return count.incrementAndGet();
    }

    /** The last number given. */
    public long last() {
        return count.get();
    }

    /** Gives only what is higher from now on. */
    public void goOnAfter(long number) {
        count.accumulateAndGet(number, Math::max);
    }
}
