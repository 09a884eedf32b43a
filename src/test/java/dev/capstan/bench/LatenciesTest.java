package dev.capstan.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class LatenciesTest {
    @Test
    void a_share_is_the_time_that_so_many_did_not_exceed() {
        var hundred = LongStream.rangeClosed(1, 100).map(i -> i * 1_000_000).toArray();
        var measured = new Latencies(List.of(new long[] {200_000_000}, hundred));
        assertEquals(101, measured.count());
        assertEquals(51, measured.millis(0.50));
        assertEquals(100, measured.millis(0.99));
        assertEquals(200, measured.millis(1));
    }

    @Test
    void one_time_is_every_share_of_itself() {
        assertEquals(3.5, new Latencies(List.of(new long[] {3_500_000})).millis(0.01));
    }

    @Test
    void nothing_measured_is_no_result() {
        assertThrows(BenchFailed.class, () -> new Latencies(List.of()));
    }
}
