package dev.capstan.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/** Sends groups of alerts, several at a time, and each again until it is taken. */
final class Alertmanager {
    private static final int AT_ONCE = 8;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final int port;
    private final AtomicInteger taken = new AtomicInteger();
    private final AtomicInteger repeats = new AtomicInteger();
    private final AtomicLong lastTaken = new AtomicLong();

    Alertmanager(int port) {
        this.port = port;
    }

    /** How many alerts were answered with 2xx. */
    int taken() {
        return taken.get();
    }

    /** How often something had to be sent again. */
    int repeats() {
        return repeats.get();
    }

    /** By {@link System#nanoTime}. */
    long lastTaken() {
        return lastTaken.get();
    }

    /** @param meanwhile what happens beside it */
    void send(List<AlertGroup> groups, Meanwhile meanwhile) throws IOException, InterruptedException {
        Queue<AlertGroup> waiting = new ConcurrentLinkedQueue<>(groups);
        try (var threads = Executors.newFixedThreadPool(
                AT_ONCE, Thread.ofPlatform().daemon().factory())) {
            Callable<Void> sending = () -> sendAll(waiting);
            var senders = IntStream.range(0, AT_ONCE)
                    .mapToObj(each -> threads.submit(sending))
                    .toList();
            meanwhile.happens();
            for (Future<Void> sender : senders) {
                sender.get();
            }
        } catch (ExecutionException failure) {
            throw new BenchFailed("the storm broke off: " + failure.getCause().getMessage(), failure.getCause());
        }
    }

    @FunctionalInterface
    interface Meanwhile {
        void happens() throws IOException, InterruptedException;
    }

    private Void sendAll(Queue<AlertGroup> waiting) throws IOException {
        Connection connection = null;
        try {
            for (var group = waiting.poll(); group != null; group = waiting.poll()) {
                connection = send(connection, group);
            }
            return null;
        } finally {
            if (connection != null) {
                connection.close();
            }
        }
    }

    /** As Alertmanager does: after a lost answer or a 5xx again, with growing pauses. */
    private Connection send(Connection open, AlertGroup group) throws IOException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        var connection = open;
        for (var pause = FIRST_PAUSE; ; pause = longer(pause)) {
            try {
                connection = connection == null ? new Connection(port) : connection;
                var answer = connection.ask(group.request());
                if (answer.status() / 100 == 2) {
                    taken.addAndGet(group.alerts());
                    lastTaken.accumulateAndGet(System.nanoTime(), Math::max);
                    return connection;
                }
                if (answer.status() / 100 != 5) {
                    throw new BenchFailed("a group was refused: " + answer);
                }
            } catch (IOException nobodyThere) {
                connection = null;
            }
            if (System.nanoTime() > deadline) {
                throw new BenchFailed("a group was not taken for " + PATIENCE);
            }
            repeats.incrementAndGet();
            LockSupport.parkNanos(pause.toNanos());
        }
    }

    private static Duration longer(Duration pause) {
        var next = pause.multipliedBy(3).dividedBy(2);
        return next.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : next;
    }
}
