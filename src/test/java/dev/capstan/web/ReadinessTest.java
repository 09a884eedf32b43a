package dev.capstan.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

class ReadinessTest {
    @Test
    void a_check_that_hangs_is_not_ready_and_is_not_asked_twice_at_once() {
        var asked = new AtomicInteger();
        var answer = new CountDownLatch(1);
        var hanging = new ReadyCheck("database", () -> {
            asked.incrementAndGet();
            answer.await();
            return true;
        });
        var readiness = new Readiness(List.of(hanging, new ReadyCheck("Slack", () -> true)), Duration.ofMillis(200));

        assertEquals(List.of("database"), readiness.missing());
        assertEquals(List.of("database"), readiness.missing());
        assertEquals(1, asked.get());

        answer.countDown();
        long deadline = System.nanoTime() + Duration.ofSeconds(5).toNanos();
        while (!readiness.missing().isEmpty() && System.nanoTime() < deadline) {
            LockSupport.parkNanos(1_000_000);
        }
        assertEquals(List.of(), readiness.missing());
    }
}
