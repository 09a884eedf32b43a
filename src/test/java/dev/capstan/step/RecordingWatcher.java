package dev.capstan.step;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Remembers what it is told and wishes what it is set to. */
public final class RecordingWatcher implements StepWatcher {
    private final StringBuffer output = new StringBuffer();
    private final List<String> events = new ArrayList<>();
    private volatile Wish wish = Wish.GO_ON;
    private volatile long toldUpTo;

    @Override
    public void output(long fromByte, String text) {
        output.append(text);
    }

    @Override
    public void outputToldUpTo(long byteOffset) {
        toldUpTo = byteOffset;
    }

    @Override
    public long outputKnownUpTo() {
        return toldUpTo;
    }

    @Override
    public synchronized void unreachable(HostAddress host, String why) {
        events.add("unreachable: " + why);
    }

    @Override
    public synchronized void reachableAgain(HostAddress host) {
        events.add("reachable again");
    }

    @Override
    public Wish wish() {
        return wish;
    }

    public void wishes(Wish newWish) {
        wish = newWish;
    }

    public void knows(long upTo) {
        toldUpTo = upTo;
    }

    public long toldUpTo() {
        return toldUpTo;
    }

    public String output() {
        return output.toString();
    }

    public synchronized List<String> events() {
        return List.copyOf(events);
    }

    public void awaitOutput(String part) {
        await("output with " + part + ", got " + output, () -> output().contains(part));
    }

    public static void await(String what, BooleanSupplier condition) {
        long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("waited in vain for " + what);
            }
            LockSupport.parkNanos(10_000_000);
        }
    }
}
