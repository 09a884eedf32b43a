package dev.capstan.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.capstan.catalog.LiveCatalogue.Reload;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class LiveCatalogueTest {
    private static final String R = "shop/runbooks.yaml";

    private final AtomicReference<CatalogueFiles> disk = new AtomicReference<>(TestCatalogue.files());
    private final Catalogue first = TestCatalogue.loaded(TestCatalogue.reader().read(disk.get()));
    private final LiveCatalogue live = new LiveCatalogue(TestCatalogue.reader(), disk::get, first);

    @Test
    void a_sound_change_replaces_the_snapshot_as_a_whole() {
        disk.set(TestCatalogue.with(R, "timeout: 30s", "timeout: 45s"));
        var swapped = assertInstanceOf(Reload.Swapped.class, live.reload());
        assertSame(first, swapped.before());
        assertNotSame(first, live.now());
        var deploy =
                live.now().services().get(new ServiceName("shop")).runbooks().get(Runbook.DEPLOY);
        assertEquals(Duration.ofSeconds(45), deploy.steps().get(1).timeout());
    }

    @Test
    void a_broken_change_is_refused_and_the_last_good_one_stays() {
        disk.set(TestCatalogue.with(R, "timeout: 30s", "timeout: 30"));
        var refused = assertInstanceOf(Reload.Refused.class, live.reload());
        assertEquals(1, refused.problems().size());
        assertSame(first, live.now());
    }

    @Test
    void a_comment_changes_nothing() {
        disk.set(TestCatalogue.with(R, "timeout: 30s", "timeout: 30s # was 20s"));
        assertInstanceOf(Reload.Unchanged.class, live.reload());
    }

    @Test
    void files_that_vanish_do_not_empty_the_catalogue() {
        disk.set(CatalogueFiles.of("commands", java.util.Map.of()));
        assertInstanceOf(Reload.Refused.class, live.reload());
        assertSame(first, live.now());
    }

    @Test
    void the_watch_tells_once_of_each_change_and_goes_on_after_a_broken_one() throws InterruptedException {
        var told = new LinkedBlockingQueue<Reload>();
        var watch = new CatalogueWatch(live, Duration.ofMillis(5), told::add).start();
        try {
            disk.set(TestCatalogue.with(R, "timeout: 30s", "timeout: 30"));
            assertInstanceOf(Reload.Refused.class, told.poll(5, TimeUnit.SECONDS));
            disk.set(TestCatalogue.with(R, "timeout: 30s", "timeout: 45s"));
            assertInstanceOf(Reload.Swapped.class, told.poll(5, TimeUnit.SECONDS));
            assertNull(told.poll(50, TimeUnit.MILLISECONDS), "nothing changed since");
        } finally {
            watch.close();
        }
    }

    @Test
    void the_watch_does_not_read_files_that_are_still_being_written() throws InterruptedException {
        var looks = new AtomicInteger();
        var enough = new CountDownLatch(20);
        var told = new LinkedBlockingQueue<Reload>();
        var restless = new LiveCatalogue(
                TestCatalogue.reader(),
                () -> {
                    enough.countDown();
                    return TestCatalogue.with(R, "timeout: 30s", "timeout: " + (30 + looks.incrementAndGet()) + "s");
                },
                first);
        var watch = new CatalogueWatch(restless, Duration.ofMillis(2), told::add).start();
        try {
            assertTrue(enough.await(5, TimeUnit.SECONDS), "it stopped looking");
            assertNull(told.peek());
        } finally {
            watch.close();
        }
    }
}
