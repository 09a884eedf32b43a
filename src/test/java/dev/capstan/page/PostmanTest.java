package dev.capstan.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.capstan.catalog.Catalogue;
import dev.capstan.catalog.ChannelId;
import dev.capstan.catalog.Chapters;
import dev.capstan.catalog.House;
import dev.capstan.catalog.Language;
import dev.capstan.catalog.Value;
import dev.capstan.page.Page.What;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.Test;

class PostmanTest {
    private static final Post OK = (url, headers, body, within) -> new Post.Answer(200, Optional.empty(), "");

    /** Pages that wait in a queue, and what was noted of each. */
    private static final class Noting implements Pages {
        final ConcurrentLinkedQueue<Due> waiting = new ConcurrentLinkedQueue<>();
        final BlockingQueue<Object> noted = new LinkedBlockingQueue<>();

        record Later(Duration pause, String why) {}

        @Override
        public void queue(Page page) {
            waiting.add(SomePages.due(page));
        }

        @Override
        public List<Posted> of(String subject) {
            return List.of();
        }

        @Override
        public List<Due> take(int limit, Duration lease) {
            return IntStream.range(0, limit)
                    .mapToObj(i -> Optional.ofNullable(waiting.poll()))
                    .flatMap(Optional::stream)
                    .toList();
        }

        @Override
        public boolean keep(Due due, Duration lease) {
            return true;
        }

        @Override
        public void later(Due due, Duration pause, String why) {
            noted.add(new Later(pause, why));
        }

        @Override
        public void settle(Due due, Fate end) {
            noted.add(end);
        }

        Object next() throws InterruptedException {
            var next = noted.poll(30, TimeUnit.SECONDS);
            assertTrue(next != null, "nothing was noted");
            return next;
        }
    }

    private final Noting pages = new Noting();

    private Postman postman(Post post, Instant now) {
        var hook = new Way.Webhook(new Value.Plain("https://example.com/"), Optional.empty());
        var unset = new Way.Webhook(new Value.SecretReference("HOOK_URL"), Optional.empty());
        var house = new House(
                new ChannelId("C0ADMIN"),
                Language.ENGLISH,
                Map.of(),
                new House.CommandNames(""),
                Map.of(),
                Optional.empty(),
                Chapters.NONE.with(ReachChapter.KEY, Map.of(new WayName("hook"), hook, new WayName("unset"), unset)));
        var clock = Clock.fixed(now, ZoneOffset.UTC);
        var dispatch = new Dispatch(
                () -> new Catalogue(house, Map.of()),
                name -> Optional.empty(),
                post,
                () -> (SSLSocketFactory) SSLSocketFactory.getDefault(),
                clock);
        return new Postman(pages, dispatch, clock);
    }

    private void queued(String way) {
        pages.queue(SomePages.page("p1", way, What.TRIGGER, "k"));
    }

    @Test
    void what_went_through_is_noted() throws Exception {
        queued("hook");
        try (var postman = postman(OK, SomePages.NOW)) {
            postman.sweep();
            assertEquals(new Fate.Sent(SomePages.NOW, Optional.empty()), pages.next());
        }
    }

    @Test
    void what_does_not_go_through_is_tried_again_after_a_while_and_given_up_after_a_day() throws Exception {
        Post down = (url, headers, body, within) -> {
            throw new IOException("connection refused");
        };
        queued("hook");
        try (var postman = postman(down, SomePages.NOW.plus(Duration.ofHours(23)))) {
            postman.sweep();
            assertEquals(new Noting.Later(Duration.ofSeconds(5), "connection refused"), pages.next());
        }
        queued("hook");
        var dayLater = SomePages.NOW.plus(Duration.ofHours(25));
        try (var postman = postman(down, dayLater)) {
            postman.sweep();
            assertEquals(new Fate.GivenUp(dayLater, "connection refused"), pages.next());
        }
    }

    @Test
    void a_server_that_names_its_time_is_heeded() throws Exception {
        queued("hook");
        Post busy = (url, headers, body, within) -> new Post.Answer(429, Optional.of("120"), "");
        try (var postman = postman(busy, SomePages.NOW)) {
            postman.sweep();
            assertEquals(new Noting.Later(Duration.ofMinutes(2), "answered 429"), pages.next());
        }
    }

    @Test
    void pauses_grow_up_to_ten_minutes() {
        assertEquals(
                List.of(5L, 10L, 20L, 40L, 80L, 160L, 320L, 600L, 600L),
                IntStream.rangeClosed(1, 9)
                        .mapToObj(tries -> Postman.pause(tries).toSeconds())
                        .toList());
        assertEquals(Duration.ofMinutes(10), Postman.pause(5000));
    }

    @Test
    void a_way_that_is_gone_is_told_and_a_secret_that_may_come_is_waited_for() throws Exception {
        try (var postman = postman(OK, SomePages.NOW)) {
            queued("gone");
            postman.sweep();
            assertEquals(new Fate.Refused(SomePages.NOW, "capstan.yaml has no way gone"), pages.next());
            queued("unset");
            postman.sweep();
            assertEquals("the secret HOOK_URL is not set", ((Noting.Later) pages.next()).why());
        }
    }

    @Test
    void a_fault_of_our_own_is_tried_again_and_takes_nobody_with_it() throws Exception {
        Post broken = (url, headers, body, within) -> {
            throw new IllegalStateException("a bug");
        };
        try (var postman = postman(broken, SomePages.NOW)) {
            IntStream.range(0, 5).forEach(i -> queued("hook"));
            postman.sweep();
            for (int i = 0; i < 5; i++) {
                assertInstanceOf(Noting.Later.class, pages.next());
            }
        }
    }

    @Test
    void those_that_hang_hold_up_no_more_than_there_are_hands() throws Exception {
        var hang = new CountDownLatch(1);
        Post hanging = (url, headers, body, within) -> {
            if (body.contains("\"id\":\"slow")) {
                try {
                    hang.await();
                } catch (InterruptedException ending) {
                    throw new IOException(ending);
                }
            }
            return new Post.Answer(200, Optional.empty(), "");
        };
        try (var postman = postman(hanging, SomePages.NOW)) {
            IntStream.range(0, 7).forEach(i -> pages.queue(SomePages.page("slow" + i, "hook", What.TRIGGER, "k")));
            queued("hook");
            postman.sweep();
            assertInstanceOf(Fate.Sent.class, pages.next());
            IntStream.range(0, 2).forEach(i -> pages.queue(SomePages.page("slow1" + i, "hook", What.TRIGGER, "k")));
            while (pages.waiting.size() > 1) {
                postman.sweep();
            }
            postman.sweep();
            assertEquals(1, pages.waiting.size());
            hang.countDown();
            for (int i = 0; i < 8; i++) {
                assertInstanceOf(Fate.Sent.class, pages.next());
            }
        }
    }
}
