package dev.capstan.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.capstan.page.Fate;
import dev.capstan.page.Page;
import dev.capstan.page.Page.What;
import dev.capstan.page.PageId;
import dev.capstan.page.Pages.Due;
import dev.capstan.page.SomePages;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class JdbiPagesTest {
    private static final Duration LEASE = Duration.ofMinutes(5);

    private final Store store = TestDatabase.freshStore();
    private final Documents documents = new Documents();
    private final JdbiPages pages = new JdbiPages(store, documents);

    @AfterEach
    void close() {
        store.close();
    }

    private Page queued(String id, String way, What what, String key) {
        var page = SomePages.page(id, way, what, key);
        pages.queue(page);
        return page;
    }

    private List<String> taken() {
        return pages.take(10, LEASE).stream()
                .map(due -> due.page().id().value())
                .toList();
    }

    private Due one() {
        var taken = pages.take(10, LEASE);
        assertEquals(1, taken.size());
        return taken.getFirst();
    }

    private Fate fate() {
        return pages.of("al-7F3K").getFirst().fate();
    }

    @Test
    void a_page_is_queued_once_and_comes_back_as_it_was() {
        var page =
                SomePages.page("p1", "mail", What.TRIGGER, "k", "zero \0 and half a pair \uD83D", "报警", SomePages.NOW);
        pages.queue(page);
        pages.queue(page);
        assertEquals(1, pages.of("al-7F3K").size());
        assertEquals("zero \0 and half a pair ", one().page().summary().substring(0, 23));
        assertInstanceOf(Fate.Waiting.class, fate());
    }

    @Test
    void what_is_queued_within_a_transaction_is_gone_with_it() {
        var page = SomePages.page("p1", "mail", What.TRIGGER, "k");
        assertThrows(
                IllegalStateException.class,
                () -> store.inTransaction(handle -> {
                    JdbiPages.queue(handle, documents, page);
                    throw new IllegalStateException("something else went wrong");
                }));
        assertEquals(List.of(), pages.of("al-7F3K"));
        store.inTransaction(handle -> {
            JdbiPages.queue(handle, documents, page);
            return null;
        });
        assertEquals(page, pages.of("al-7F3K").getFirst().page());
    }

    @Test
    void replicas_that_take_at_once_take_each_page_once() {
        IntStream.range(0, 40).forEach(i -> queued("p" + i, "mail", What.TRIGGER, "k" + i));
        var all = new ConcurrentLinkedQueue<String>();
        IntStream.range(0, 16).parallel().forEach(i -> pages.take(5, LEASE)
                .forEach(due -> all.add(due.page().id().value())));
        assertEquals(40, all.size());
        assertEquals(40, all.stream().distinct().count());
    }

    @Test
    void one_key_is_told_in_its_order_and_others_do_not_wait_for_it() {
        queued("p1", "pd", What.TRIGGER, "al-1");
        queued("p2", "pd", What.RESOLVE, "al-1");
        queued("p3", "mail", What.TRIGGER, "al-1");
        queued("p4", "pd", What.TRIGGER, "al-2");
        var first = pages.take(10, LEASE);
        assertEquals(
                List.of("p1", "p3", "p4"),
                first.stream().map(due -> due.page().id().value()).toList());
        pages.later(first.getFirst(), Duration.ofHours(1), "away");
        assertEquals(List.of(), taken());
        store.with(handle -> handle.execute("update page set due_at = now() where id = 'p1'"));
        var again = one();
        assertEquals(2, again.tries());
        assertEquals(Optional.empty(), again.first());
        pages.settle(again, new Fate.Sent(SomePages.NOW, Optional.empty()));
        var resolve = one();
        assertEquals("p2", resolve.page().id().value());
        assertEquals(Optional.of(new PageId("p1")), resolve.first());
    }

    @Test
    void what_became_of_it_is_told() {
        queued("p1", "mail", What.TRIGGER, "k");
        var due = one();
        pages.later(due, Duration.ofHours(1), "421 busy");
        var waiting = assertInstanceOf(Fate.Waiting.class, fate());
        assertEquals(Optional.of("421 busy"), waiting.why());
        store.with(handle -> handle.execute("update page set due_at = now()"));
        pages.settle(one(), new Fate.GivenUp(SomePages.NOW, "421 busy"));
        assertEquals(new Fate.GivenUp(SomePages.NOW, "421 busy"), fate());
        assertEquals(2, pages.of("al-7F3K").getFirst().tries());
        assertEquals(List.of(), taken());
    }

    @Test
    void a_page_is_kept_while_it_is_sent_and_taken_over_once_nobody_keeps_it() {
        queued("p1", "mail", What.TRIGGER, "k");
        var lost = one();
        assertTrue(pages.keep(lost, LEASE));
        assertEquals(List.of(), taken());
        store.with(handle -> handle.execute("update page set lease_until = now() - interval '1 second'"));
        var heir = one();
        assertFalse(pages.keep(lost, LEASE));
        pages.settle(lost, new Fate.Refused(SomePages.NOW, "too late to say"));
        pages.later(lost, Duration.ZERO, "too late to say");
        assertInstanceOf(Fate.Waiting.class, fate());
        pages.settle(heir, new Fate.Sent(SomePages.NOW, Optional.of("not to boss@example.com")));
        assertEquals(new Fate.Sent(SomePages.NOW, Optional.of("not to boss@example.com")), fate());
    }

    @Test
    void what_was_sent_long_ago_is_forgotten_and_what_waits_is_not() {
        queued("p1", "mail", What.TRIGGER, "k1");
        pages.settle(one(), new Fate.Sent(SomePages.NOW, Optional.empty()));
        queued("p2", "mail", What.TRIGGER, "k2");
        pages.forget(SomePages.NOW.plusSeconds(1));
        assertEquals(List.of("p2"), taken());
        assertEquals(1, pages.of("al-7F3K").size());
    }
}
