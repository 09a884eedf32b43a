package dev.capstan.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.capstan.catalog.UserId;
import dev.capstan.outbox.Outbox.Entry;
import dev.capstan.outbox.Subject;
import dev.capstan.sql.fix.FixRuns.Key;
import dev.capstan.sql.fix.FixRuns.State;
import dev.capstan.sql.fix.Image;
import dev.capstan.sql.fix.ImageOrder;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class JdbiFixRunsTest {
    private static final Instant NOW = Instant.parse("2026-01-06T15:30:00Z");
    private static final Key KEY = new Key("op-222222", 1);
    private static final Image IMAGE = new Image(
            "UPDATE",
            "\"item\"",
            List.of(new Image.Column("id", "integer", false, false), new Image.Column("note", "text", false, false)),
            List.of("id"),
            List.of(Arrays.asList("1", null)),
            List.of(Arrays.asList("1", "旧\n'\"\\")));

    private final Store store = TestDatabase.freshStore();
    private final JdbiFixRuns runs = new JdbiFixRuns(store, new Documents());

    @AfterEach
    void close() {
        store.close();
    }

    private long take() {
        return runs.take(KEY, "shop", "production", "mend", NOW).holder();
    }

    private boolean commits(long holder) {
        return runs.committing(KEY, holder, 1, "42@7.1", IMAGE, NOW);
    }

    @Test
    void only_whoever_took_it_last_may_commit_and_only_once() {
        long first = take();
        long second = take();
        assertFalse(commits(first));
        assertTrue(commits(second));
        assertFalse(commits(second));
        assertFalse(commits(take()), "what is about to commit has to be settled first");
    }

    @Test
    void what_was_about_to_commit_comes_back_whole() {
        commits(take());
        var taken = runs.take(KEY, "shop", "production", "mend", NOW);
        assertEquals(State.COMMITTING, taken.state());
        assertEquals(Optional.of("42@7.1"), taken.witness());
        assertEquals(Optional.of(IMAGE), taken.image());
        assertEquals(List.of(), runs.kept(KEY.operation()), "nobody knows yet that it was committed");

        runs.rolledBack(KEY);
        var open = runs.take(KEY, "shop", "production", "mend", NOW);
        assertEquals(State.OPEN, open.state());
        assertTrue(commits(open.holder()));
    }

    @Test
    void what_became_of_sessions_is_recorded_by_the_newest_only_until_it_is_done() {
        long first = take();
        long second = take();
        assertFalse(runs.signalling(KEY, first, 1, "[]"));
        assertTrue(runs.signalling(KEY, second, 1, "[1]"));
        assertTrue(runs.signalling(KEY, second, 1, "[1, 2]"));
        var taken = runs.take(KEY, "shop", "production", "end", NOW);
        assertEquals(State.COMMITTING, taken.state());
        assertEquals(Optional.of("[1, 2]"), taken.witness());
        runs.committed(KEY, NOW);
        assertFalse(runs.signalling(KEY, taken.holder(), 1, "[]"));
        assertEquals(List.of(), runs.kept(KEY.operation()), "there is nothing to put back");
    }

    @Test
    void a_file_that_somebody_ordered_is_told_of_once_however_often_the_wish_is_heard() {
        var order = new ImageOrder(KEY.operation(), new UserId("U0ALICE"), "1.2/3");
        runs.record(order);
        runs.record(order);
        var due = new JdbiOutbox(store).due(10);
        assertEquals(
                List.of(new Subject(Subject.Kind.IMAGE, order.id())),
                due.stream().map(Entry::subject).toList());
        assertEquals(
                Optional.of(order), ImageOrder.parse(due.getFirst().subject().id()));
    }

    @Test
    void a_committed_change_is_kept_for_an_undo_until_it_is_forgotten_but_never_done_again() {
        commits(take());
        runs.committed(KEY, NOW);
        var kept = runs.kept(KEY.operation()).getFirst();
        assertEquals(IMAGE, kept.image());
        assertEquals("mend", kept.fix());
        runs.rolledBack(KEY);
        assertEquals(0, runs.forget(NOW));
        assertEquals(1, runs.forget(NOW.plusSeconds(1)));
        assertEquals(List.of(), runs.kept(KEY.operation()));
        assertEquals(
                State.COMMITTED,
                runs.take(KEY, "shop", "production", "mend", NOW).state());
    }
}
