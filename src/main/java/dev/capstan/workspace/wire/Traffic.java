package dev.capstan.workspace.wire;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The last requests both ways, without tokens. */
public final class Traffic {
    private static final int KEPT = 5_000;
    private static final int BODY = 100_000;

    /** Which way a request went. */
    public enum Way {
        FROM_APP,
        TO_APP
    }

    /** One request and its answer; {@code what} is a method's or a payload's name. */
    public record Entry(Way way, String what, Instant at, Duration took, String request, int status, String answer) {}

    private final Deque<Entry> entries = new ArrayDeque<>();
    private final Clock clock;
    private final Runnable changed;

    /** {@code changed} runs after each entry, for those who wait for one. */
    public Traffic(Clock clock, Runnable changed) {
        this.clock = clock;
        this.changed = changed;
    }

    public List<Entry> entries() {
        synchronized (entries) {
            return List.copyOf(entries);
        }
    }

    /** Calls of a Web API method, or deliveries of a kind of payload. */
    public List<Entry> of(String what) {
        return entries().stream().filter(e -> e.what().equals(what)).toList();
    }

    public void clear() {
        synchronized (entries) {
            entries.clear();
        }
    }

    void record(Way way, String what, long startedNanos, String request, int status, String answer) {
        var took = Duration.ofNanos(System.nanoTime() - startedNanos);
        var entry = new Entry(way, what, clock.instant(), took, cut(request), status, cut(answer));
        synchronized (entries) {
            entries.addLast(entry);
            if (entries.size() > KEPT) {
                entries.removeFirst();
            }
        }
        changed.run();
    }

    private static String cut(String body) {
        return body.length() > BODY ? body.substring(0, BODY) : body;
    }
}
