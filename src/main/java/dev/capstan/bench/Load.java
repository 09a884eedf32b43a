package dev.capstan.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** Sends commands and insists that each is taken. */
final class Load {
    private static final String TAKEN = " is taken: ";

    private final SlashCommands commands;
    private final int port;

    Load(SlashCommands commands, int port) {
        this.commands = commands;
        this.port = port;
    }

    record Measured(Latencies latencies, Duration took) {
        double perSecond() {
            return latencies.count() * 1e9 / took.toNanos();
        }
    }

    /** So many at a time, each followed by the next, until the time is over or enough were sent. */
    Measured together(int atOnce, Duration atMost, int enough) throws InterruptedException {
        var sent = new AtomicInteger();
        long began = System.nanoTime();
        long end = began + atMost.toNanos();
        var parts = inParallel(atOnce, () -> {
            var times = new long[enough];
            int count = 0;
            try (var connection = new Connection(port)) {
                while (System.nanoTime() < end && sent.incrementAndGet() <= enough) {
                    var request = commands.next();
                    long before = System.nanoTime();
                    send(connection, request);
                    times[count++] = System.nanoTime() - before;
                }
            }
            return Arrays.copyOf(times, count);
        });
        return new Measured(new Latencies(parts), Duration.ofNanos(System.nanoTime() - began));
    }

    /** At a steady pace; the time counts from when the command was due, so that a stall is felt by all it holds up. */
    Measured paced(Duration between, int count) throws IOException {
        var times = new long[count];
        long began = System.nanoTime();
        try (var connection = new Connection(port)) {
            for (int i = 0; i < count; i++) {
                long due = began + i * between.toNanos();
                var request = commands.next();
                for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
                    LockSupport.parkNanos(left);
                }
                send(connection, request);
                times[i] = System.nanoTime() - due;
            }
        }
        return new Measured(new Latencies(List.of(times)), Duration.ofNanos(System.nanoTime() - began));
    }

    private static void send(Connection connection, byte[] request) throws IOException {
        var answer = connection.ask(request);
        if (answer.status() != 200 || !answer.text().contains(TAKEN)) {
            throw new BenchFailed("a command was not taken: " + answer);
        }
    }

    private static List<long[]> inParallel(int atOnce, Callable<long[]> work) throws InterruptedException {
        try (var threads = Executors.newFixedThreadPool(
                atOnce, Thread.ofPlatform().daemon().factory())) {
            var parts = new ArrayList<long[]>();
            for (var part : threads.invokeAll(java.util.Collections.nCopies(atOnce, work))) {
                parts.add(part.get());
            }
            return parts;
        } catch (ExecutionException failure) {
            throw new BenchFailed("the load broke off: " + failure.getCause().getMessage(), failure.getCause());
        }
    }
}
