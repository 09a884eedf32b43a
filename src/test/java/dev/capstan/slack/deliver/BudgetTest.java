package dev.capstan.slack.deliver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.capstan.slack.MovableClock;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BudgetTest {
    private final MovableClock clock = new MovableClock();
    private final Budget budget = new Budget(clock);

    private int editsNow(Budget of, boolean urgent) {
        return (int)
                IntStream.range(0, 100).takeWhile(i -> of.edit(urgent).isZero()).count();
    }

    @Test
    void progress_leaves_edits_for_what_ends_or_asks() {
        var still = new Budget(Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));
        assertEquals(10, editsNow(still, false));
        assertEquals(5, editsNow(still, true));
    }

    @Test
    void a_minute_of_edits_stays_below_tier_three() {
        int edits = 0;
        for (int second = 0; second < 60; second++) {
            edits += editsNow(budget, true);
            clock.pass(Duration.ofSeconds(1));
        }
        assertTrue(edits <= 51, edits + " edits");
        assertTrue(edits >= 45, edits + " edits");
    }

    @Test
    void the_wait_that_is_named_is_long_enough() {
        editsNow(budget, true);
        clock.pass(budget.edit(true));
        assertEquals(Duration.ZERO, budget.edit(true));
    }

    @Test
    void a_method_that_slack_closed_stays_closed_until_then() {
        budget.closed("chat.update", Duration.ofSeconds(30));
        assertTrue(budget.edit(true).toSeconds() >= 29);
        assertEquals(Duration.ZERO, budget.post("C1"));
        clock.pass(Duration.ofSeconds(31));
        assertEquals(Duration.ZERO, budget.edit(true));
    }
}
