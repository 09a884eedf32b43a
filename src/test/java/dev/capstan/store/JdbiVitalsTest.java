package dev.capstan.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class JdbiVitalsTest {
    private static final Duration HOUR = Duration.ofHours(1);

    private final Store store = TestDatabase.freshStore();
    private final JdbiOutbox outbox = new JdbiOutbox(store);
    private final JdbiVitals vitals = new JdbiVitals(store, List.of("alerts", "sweep"));
    private final JdbiLosses losses = new JdbiLosses(store);

    @AfterEach
    void close() {
        store.close();
    }

    private void done(String task, Duration ago) {
        store.with(handle -> handle.createUpdate(
                        """
                        insert into scheduled_tasks
                               (task_name, task_instance, execution_time, picked, last_success, version)
                        values (:task, 'recurring', now(), false, now() - :ago * interval '1 millisecond', 1)
                        on conflict (task_name, task_instance) do update set last_success = excluded.last_success
                        """)
                .bind("task", task)
                .bind("ago", ago.toMillis())
                .execute());
    }

    @Test
    void of_many_replicas_one_beats_and_none_before_it_is_time_again() {
        assertEquals(
                1,
                IntStream.range(0, 16)
                        .parallel()
                        .filter(i -> vitals.beats(HOUR))
                        .count());
        assertFalse(vitals.beats(HOUR));
    }

    @Test
    void all_is_well_while_somebody_tells_slack_and_every_sweep_is_done() {
        assertEquals(3, vitals.ailments().size(), "nothing has begun yet");
        outbox.holdLease("replica-1", HOUR);
        done("alerts", Duration.ZERO);
        done("sweep", Duration.ZERO);
        assertEquals(List.of(), vitals.ailments());

        done("sweep", Duration.ofMinutes(4));
        assertEquals(List.of("sweep was not done lately"), vitals.ailments());
        done("sweep", Duration.ZERO);
        outbox.holdLease("replica-1", Duration.ofSeconds(-1));
        assertEquals(List.of("nobody tells Slack"), vitals.ailments());
    }

    @Test
    void what_slack_does_not_take_is_one_loss_until_it_takes_something() {
        outbox.reached();
        assertEquals(List.of(), losses.all());
        IntStream.range(0, 8).parallel().forEach(i -> outbox.lost());
        assertEquals(1, losses.all().size());
        outbox.reached();
        outbox.reached();
        outbox.lost();
        var all = losses.all();
        assertEquals(
                List.of(true, false),
                all.stream().map(loss -> loss.overAt().isPresent()).toList());
        losses.forget(all.getFirst());
        assertEquals(all.subList(1, 2), losses.all());
    }
}
