package dev.capstan.operation.run;

import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

class RushTest {
    private final Rush rush = new Rush();

    @Test
    void right_after_an_arrival_planning_waits_a_moment() {
        rush.arrived();
        long began = System.nanoTime();
        rush.standBack();
        assertTrue(System.nanoTime() - began >= Duration.ofMillis(20).toNanos());
    }

    @Test
    void a_rush_without_end_holds_planning_up_only_for_a_while() throws InterruptedException {
        var planned = new CountDownLatch(1);
        var planner = Thread.ofVirtual().start(() -> {
            rush.standBack();
            planned.countDown();
        });
        assertTimeoutPreemptively(Duration.ofSeconds(30), () -> {
            while (planned.getCount() > 0) {
                rush.arrived();
                LockSupport.parkNanos(Duration.ofMillis(1).toNanos());
            }
        });
        assertTrue(planned.await(1, TimeUnit.SECONDS));
        planner.join();
    }
}
