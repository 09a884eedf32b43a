package dev.capstan.operation.due;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.capstan.access.Access;
import dev.capstan.catalog.Catalogue;
import dev.capstan.catalog.Environment;
import dev.capstan.catalog.Runbook;
import dev.capstan.catalog.RunbookName;
import dev.capstan.catalog.ServiceName;
import dev.capstan.operation.Desk;
import dev.capstan.operation.InMemoryOperations;
import dev.capstan.operation.OperationState.Finished;
import dev.capstan.operation.Result;
import dev.capstan.operation.SettableClock;
import dev.capstan.operation.StoreUnavailable;
import dev.capstan.operation.TestCatalogue;
import dev.capstan.outbox.InMemoryOutbox;
import dev.capstan.store.JdbiMoments;
import dev.capstan.store.Store;
import dev.capstan.store.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Everything recurs by the hour here; real remembering, operations in memory. */
class DuesTest {
    private final SettableClock clock = new SettableClock();
    private final InMemoryOperations operations = new InMemoryOperations(new InMemoryOutbox(clock));
    private final Catalogue catalogue = new TestCatalogue().build();
    private final Store store = TestDatabase.freshStore();
    private final List<RunbookName> recurring = new ArrayList<>(List.of(TestCatalogue.BACKUP));
    private String timetable = "hourly";
    private Dues dues = replica();

    @AfterEach
    void close() {
        store.close();
    }

    /** Or the same one, started once more. */
    private Dues replica() {
        var access = new Access(group -> Set.of());
        var desk = new Desk(() -> catalogue, access, operations, id -> {}, new Random(), clock);
        return new Dues(this::upTo, new JdbiMoments(store), desk, clock);
    }

    private List<Due> upTo(Instant now) {
        return recurring.stream()
                .map(runbook -> new Due(
                        new ServiceName("shop"), Environment.PRODUCTION, runbook, Map.of(), timetable, hour(now)))
                .toList();
    }

    private static Instant hour(Instant now) {
        return Instant.ofEpochSecond(now.getEpochSecond() / 3_600 * 3_600);
    }

    private void pass(Duration time) {
        clock.pass(time);
        dues.sweep();
    }

    private void passAnHour() {
        pass(Duration.ofHours(1));
    }

    private void finishAll() {
        operations
                .all()
                .forEach(operation -> operations.put(
                        operation.in(new Finished(new Result.Succeeded(), Optional.empty(), clock.instant()))));
    }

    private void taken(int count) {
        assertEquals(count, operations.all().size());
    }

    @Test
    void what_is_new_waits_for_its_first_moment() {
        dues.sweep();
        taken(0);
        passAnHour();
        taken(1);
    }

    @Test
    void each_moment_is_taken_once_however_often_it_is_looked_at() {
        dues.sweep();
        passAnHour();
        finishAll();
        dues.sweep();
        dues = replica();
        dues.sweep();
        taken(1);
        passAnHour();
        taken(2);
    }

    @Test
    void of_moments_missed_while_nobody_looked_the_newest_is_made_up_for() {
        dues.sweep();
        clock.pass(Duration.ofHours(5));
        dues = replica();
        dues.sweep();
        taken(1);
        finishAll();
        dues.sweep();
        taken(1);
    }

    @Test
    void one_that_comes_while_the_last_is_under_way_is_taken_when_that_is_over() {
        dues.sweep();
        passAnHour();
        passAnHour();
        passAnHour();
        taken(1);
        finishAll();
        dues.sweep();
        taken(2);
        finishAll();
        dues.sweep();
        taken(2);
    }

    @Test
    void another_timetable_begins_anew() {
        dues.sweep();
        passAnHour();
        finishAll();
        clock.pass(Duration.ofHours(1));
        timetable = "hourly, but otherwise";
        dues.sweep();
        taken(1);
        passAnHour();
        taken(2);
    }

    @Test
    void it_is_remembered_since_when_something_recurs() {
        var moments = new JdbiMoments(store);
        assertEquals(Optional.empty(), moments.begun("shop:production:backup"));
        dues.sweep();
        var begun = clock.instant();
        passAnHour();
        assertEquals(Optional.of(begun), moments.begun("shop:production:backup"));
        timetable = "hourly, but otherwise";
        passAnHour();
        assertEquals(Optional.of(clock.instant()), moments.begun("shop:production:backup"));
    }

    @Test
    void what_another_replica_took_is_not_taken_again() {
        var other = replica();
        dues.sweep();
        other.sweep();
        passAnHour();
        finishAll();
        other.sweep();
        taken(1);
    }

    @Test
    void a_crash_before_it_was_remembered_takes_nothing_twice() {
        var forgetful = new Dues(this::upTo, new Forgetful(new JdbiMoments(store)), desk(), clock);
        forgetful.sweep();
        clock.pass(Duration.ofHours(1));
        forgetful.sweep();
        finishAll();
        dues.sweep();
        taken(1);
    }

    private Desk desk() {
        return new Desk(() -> catalogue, new Access(group -> Set.of()), operations, id -> {}, new Random(), clock);
    }

    /** Dies before it can remember. */
    private record Forgetful(Moments moments) implements Moments {
        @Override
        public Instant seenTo(String name, String timetable, Instant now) {
            return moments.seenTo(name, timetable, now);
        }

        @Override
        public void seeTo(String name, Instant moment) {
            throw new IllegalStateException("died");
        }

        @Override
        public Optional<Instant> begun(String name) {
            return moments.begun(name);
        }
    }

    @Test
    void one_that_can_not_be_asked_for_holds_no_other_up() {
        recurring.addFirst(Runbook.DEPLOY);
        dues.sweep();
        passAnHour();
        taken(1);
    }

    @Test
    void while_the_database_is_down_nothing_is_forgotten() {
        dues.sweep();
        operations.breakDown(true);
        clock.pass(Duration.ofHours(1));
        assertThrows(StoreUnavailable.class, () -> dues.sweep());
        operations.breakDown(false);
        dues.sweep();
        taken(1);
    }
}
