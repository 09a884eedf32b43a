package dev.capstan.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.capstan.catalog.UserId;
import dev.capstan.outbox.Outbox;
import dev.capstan.rota.RotaName;
import dev.capstan.rota.StandIn;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class JdbiOverridesTest {
    private static final RotaName BACKEND = new RotaName("backend");
    private static final UserId ALICE = new UserId("U0ALICE");
    private static final UserId BOB = new UserId("U0BOB");
    private static final Instant NOW = Instant.parse("2026-11-21T02:00:00Z");

    private final Store store = TestDatabase.freshStore();
    private final JdbiOverrides overrides = new JdbiOverrides(store);
    private final JdbiOutbox outbox = new JdbiOutbox(store);

    @AfterEach
    void close() {
        store.close();
    }

    private static StandIn standIn(UserId person, int fromHour, int hours) {
        var from = NOW.plus(Duration.ofHours(fromHour));
        return new StandIn(person, from, from.plus(Duration.ofHours(hours)));
    }

    /** Tells what waits, and gives back how much it was. */
    private List<String> told() {
        var due = outbox.due(100);
        due.forEach(entry -> outbox.told(entry.subject(), entry.revision()));
        return due.stream()
                .map(Outbox.Entry::subject)
                .map(subject -> overrides.handover(subject.id()).orElseThrow())
                .map(change -> change.standIn().person()
                        + change.ended().map(at -> " ended").orElse(""))
                .toList();
    }

    @Test
    void a_delivery_that_comes_again_and_later_is_recorded_and_told_once() {
        var first = overrides.add(BACKEND, standIn(ALICE, 0, 2), ALICE, NOW, "d1");
        assertEquals(first, overrides.add(BACKEND, standIn(ALICE, 1, 2), ALICE, NOW.plusSeconds(3), "d1"));
        assertEquals(List.of(first), overrides.of(BACKEND, NOW));
        assertEquals(List.of("U0ALICE"), told());
    }

    @Test
    void deliveries_that_come_at_once_are_recorded_once() {
        IntStream.range(0, 16).parallel().forEach(i -> overrides.add(BACKEND, standIn(ALICE, 0, 2), ALICE, NOW, "d1"));
        assertEquals(List.of(standIn(ALICE, 0, 2)), overrides.of(BACKEND, NOW));
    }

    @Test
    void only_what_is_not_over_counts_in_the_order_in_which_it_was_said() {
        overrides.add(BACKEND, standIn(ALICE, 4, 2), ALICE, NOW, "d1");
        overrides.add(BACKEND, standIn(BOB, 0, 2), ALICE, NOW, "d2");
        overrides.add(new RotaName("frontend"), standIn(BOB, 0, 2), ALICE, NOW, "d3");
        assertEquals(List.of(standIn(ALICE, 4, 2), standIn(BOB, 0, 2)), overrides.of(BACKEND, NOW));
        assertEquals(List.of(standIn(ALICE, 4, 2)), overrides.of(BACKEND, NOW.plus(Duration.ofHours(2))));
    }

    @Test
    void what_stands_is_returned_first_and_then_what_is_to_come() {
        overrides.add(BACKEND, standIn(ALICE, 0, 2), ALICE, NOW, "d1");
        overrides.add(BACKEND, standIn(ALICE, 8, 2), ALICE, NOW, "d2");
        overrides.add(BACKEND, standIn(BOB, 0, 2), BOB, NOW, "d3");
        told();
        assertEquals(List.of(standIn(ALICE, 0, 2)), overrides.end(BACKEND, ALICE, NOW, "r1"));
        assertEquals(List.of("U0ALICE ended"), told());
        assertEquals(List.of(standIn(ALICE, 8, 2), standIn(BOB, 0, 2)), overrides.of(BACKEND, NOW));
        assertEquals(List.of(standIn(ALICE, 8, 2)), overrides.end(BACKEND, ALICE, NOW, "r2"));
        assertEquals(List.of(), overrides.end(BACKEND, ALICE, NOW, "r3"));
    }

    @Test
    void a_return_that_comes_again_ends_nothing_more_and_answers_the_same() {
        overrides.add(BACKEND, standIn(ALICE, 0, 2), ALICE, NOW, "d1");
        overrides.add(BACKEND, standIn(ALICE, 8, 2), ALICE, NOW, "d2");
        assertEquals(List.of(standIn(ALICE, 0, 2)), overrides.end(BACKEND, ALICE, NOW, "r1"));
        assertEquals(List.of(standIn(ALICE, 0, 2)), overrides.end(BACKEND, ALICE, NOW, "r1"));
        assertEquals(List.of(standIn(ALICE, 8, 2)), overrides.of(BACKEND, NOW));
    }

    @Test
    void whoever_gave_a_turn_can_take_it_back() {
        overrides.add(BACKEND, standIn(BOB, 0, 2), ALICE, NOW, "d1");
        assertEquals(1, overrides.end(BACKEND, ALICE, NOW, "r1").size());
        assertEquals(List.of(), overrides.of(BACKEND, NOW));
    }

    @Test
    void what_is_nobodys_id_is_not_found() {
        assertEquals(Optional.empty(), overrides.handover("backend"));
    }

    @Test
    void what_is_long_over_is_forgotten() {
        overrides.add(BACKEND, standIn(ALICE, 0, 2), ALICE, NOW, "d1");
        overrides.add(BACKEND, standIn(BOB, 4, 2), ALICE, NOW, "d2");
        overrides.forget(NOW.plus(Duration.ofHours(3)));
        List<String> left = store.with(handle -> handle.createQuery("select person from rota_override")
                .mapTo(String.class)
                .list());
        assertEquals(List.of(BOB.value()), left);
        assertEquals(List.of(standIn(BOB, 4, 2)), overrides.of(BACKEND, NOW));
    }
}
