package dev.capstan.sql.engine;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

/**
 * Looks at what is under way ten times a second, and rests when there has been nothing for a while: a question then
 * costs no thread of its own.
 */
final class Watch {
    private static final Duration EVERY = Duration.ofMillis(100);
    private static final int QUIET_ROUNDS = 100;

    private final Set<Conversation> watched = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean awake = new AtomicBoolean();

    void begin(Conversation conversation) {
        watched.add(conversation);
        wake();
    }

    void end(Conversation conversation) {
        watched.remove(conversation);
    }

    private void wake() {
        if (!awake.get() && awake.compareAndSet(false, true)) {
            Thread.ofVirtual().name("watch").start(this::look);
        }
    }

    private void look() {
        for (int quiet = 0; quiet < QUIET_ROUNDS; quiet = watched.isEmpty() ? quiet + 1 : 0) {
            LockSupport.parkNanos(EVERY.toNanos());
            watched.forEach(Conversation::look);
        }
        awake.set(false);
        // One may have come while it fell asleep
        if (!watched.isEmpty()) {
            wake();
        }
    }
}
