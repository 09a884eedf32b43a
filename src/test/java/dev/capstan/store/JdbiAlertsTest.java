package dev.capstan.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.capstan.Shelf;
import dev.capstan.access.Access;
import dev.capstan.alert.Alert;
import dev.capstan.alert.AlertDesk;
import dev.capstan.alert.AlertRoom;
import dev.capstan.alert.Alerts;
import dev.capstan.alert.Change;
import dev.capstan.alert.Event;
import dev.capstan.alert.HouseAlerts;
import dev.capstan.alert.Report;
import dev.capstan.alert.Signal;
import dev.capstan.alert.Watchdog;
import dev.capstan.alert.Where;
import dev.capstan.catalog.Catalogue;
import dev.capstan.catalog.CatalogueFiles;
import dev.capstan.catalog.CatalogueRead;
import dev.capstan.catalog.EnvironmentName;
import dev.capstan.catalog.ServiceName;
import dev.capstan.outbox.Outbox;
import dev.capstan.outbox.Subject;
import dev.capstan.slack.MovableClock;
import dev.capstan.slack.Sample;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class JdbiAlertsTest {
    private final MovableClock clock = new MovableClock();
    private final Store store = TestDatabase.freshStore();
    private final JdbiAlerts alerts = new JdbiAlerts(store, new Documents());
    private final JdbiInbox inbox = new JdbiInbox(store, new Documents());
    private final JdbiOutbox outbox = new JdbiOutbox(store);
    private final Catalogue catalogue = Sample.catalogue("C0CTEAOPS", "C0ADMIN");
    private final AlertRoom room = new AlertRoom(() -> catalogue, alerts, new Random(5), () -> {}, clock);
    private final AlertDesk desk =
            new AlertDesk(() -> catalogue, new Access(group -> Set.of()), alerts, () -> {}, clock);

    @AfterEach
    void close() {
        store.close();
    }

    private Signal signal(String name, String instance, boolean firing) {
        var since = Instant.parse("2026-11-21T02:00:00Z");
        return new Signal(
                name + "-" + instance,
                name,
                firing,
                since,
                firing ? Optional.empty() : Optional.of(clock.instant()),
                Map.of("service", "ctea", "instance", instance, "severity", "critical"),
                Map.of("summary", name + " on " + instance),
                Optional.of("7.2 %"),
                Optional.empty());
    }

    private void reports(String group, Signal... signals) {
        inbox.take(new Report("prod", Report.Source.ALERTMANAGER, group, List.of(signals), 0, clock.instant()));
        room.workOff();
    }

    private List<Subject> waiting() {
        var due = outbox.due(100);
        due.forEach(entry -> outbox.told(entry.subject(), entry.revision()));
        return due.stream().map(Outbox.Entry::subject).toList();
    }

    private List<String> events(Alert alert) {
        return alerts.view(alert.id()).orElseThrow().events().stream()
                .map(happened -> happened.event().getClass().getSimpleName())
                .toList();
    }

    @Test
    void what_is_reported_becomes_one_alert_that_is_told_and_a_repeat_is_none() {
        reports("g", signal("Slow", "a", true), signal("Slow", "b", true));
        var open = alerts.open(10);
        assertEquals(1, open.size());
        var alert = open.getFirst();
        assertEquals(
                new Where(new ServiceName("ctea"), new EnvironmentName("production")),
                alert.origin().where().get());
        assertEquals(2, alert.extent().firing());
        assertEquals(List.of(new Subject(Subject.Kind.ALERT, alert.id().value())), waiting());

        reports("g", signal("Slow", "a", true), signal("Slow", "b", true));
        assertEquals(
                List.of(alert.id()), alerts.open(10).stream().map(Alert::id).toList());
        assertEquals(List.of("Fired"), events(alert));

        reports("g", signal("Slow", "c", true));
        assertEquals(List.of("Fired", "More"), events(alert));
        assertEquals(3, alerts.view(alert.id()).get().signals().size());

        reports("g", signal("Slow", "a", false), signal("Slow", "b", false), signal("Slow", "c", false));
        assertEquals(List.of(), alerts.open(10));
        assertEquals(List.of("Fired", "More", "Resolved"), events(alert));
    }

    @Test
    void an_end_that_comes_before_its_beginning_leaves_nothing_open() {
        reports("g", signal("Slow", "a", false));
        reports("g", signal("Slow", "a", true));
        assertEquals(List.of(), alerts.open(10));
        assertEquals(List.of(), waiting());
    }

    @Test
    void nor_does_it_where_others_of_its_group_fire() {
        reports("g", signal("Slow", "a", true));
        reports("g", signal("Slow", "a", true), signal("Slow", "b", true), signal("Slow", "c", false));
        reports("g", signal("Slow", "c", true));
        assertEquals(2, alerts.open(10).getFirst().extent().firing());
    }

    @Test
    void what_is_over_and_comes_late_again_with_the_same_beginning_is_no_news() {
        reports("g", signal("Slow", "a", true));
        reports("g", signal("Slow", "a", false));
        reports("g", signal("Slow", "a", true));
        assertEquals(List.of(), alerts.open(10));
    }

    @Test
    void what_comes_twice_in_one_report_counts_once() {
        reports("g", signal("Slow", "a", true), signal("Slow", "a", true));
        assertEquals(1, alerts.open(10).getFirst().extent().all());
    }

    @Test
    void too_many_in_a_minute_stand_in_a_digest_that_lists_each() {
        for (int each = 0; each < 30; each++) {
            reports("group " + each, signal("Slow" + each, "a", true));
        }
        assertEquals(30, alerts.open(100).size());
        assertEquals(
                10,
                waiting().stream()
                        .filter(subject -> subject.kind() == Subject.Kind.ALERT)
                        .count());
        clock.pass(Duration.ofSeconds(20));
        room.sweep();
        var digests = waiting().stream()
                .filter(subject -> subject.kind() == Subject.Kind.DIGEST)
                .toList();
        assertEquals(1, digests.size());
        var digest = alerts.digest(digests.getFirst().id()).orElseThrow();
        assertEquals(20, digest.alerts().size());
        assertEquals(1, digest.alerts().getFirst().signals().size());

        reports("group 29", signal("Slow29", "a", false));
        assertEquals(List.of(), waiting(), "a digest that stands does not follow every turn");
        outbox.hurry();
        assertEquals(digests, waiting());
        var last = alerts.digest(digests.getFirst().id()).orElseThrow().alerts().getLast();
        assertEquals(2, last.events().size(), "it knows what happened since");
    }

    @Test
    void a_digest_is_not_closed_while_an_alert_is_on_its_way_into_it() throws Exception {
        for (int each = 0; each < 11; each++) {
            reports("group " + each, signal("Slow" + each, "a", true));
        }
        store.with(
                handle -> handle.execute(
                        """
                create function hold() returns trigger language plpgsql as $$
                begin perform pg_sleep(1); return new; end $$
                """));
        store.with(handle -> handle.execute(
                "create trigger hold before update of digest on alert for each row execute function hold()"));
        var late = CompletableFuture.runAsync(() -> reports("late", signal("Late", "a", true)));
        await(() -> count("select count(*) from pg_stat_activity where datname = current_database()"
                        + " and wait_event = 'PgSleep'")
                == 1);
        assertTrue(alerts.closeDigests(clock.instant().plusSeconds(20), Duration.ofSeconds(15)));
        var digest = waiting().stream()
                .filter(subject -> subject.kind() == Subject.Kind.DIGEST)
                .findFirst()
                .orElseThrow();
        assertEquals(2, alerts.digest(digest.id()).orElseThrow().alerts().size());
        late.get();
    }

    private int count(String sql) {
        return store.with(handle -> handle.createQuery(sql).mapTo(Integer.class).one());
    }

    private static void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!condition.getAsBoolean()) {
            assertTrue(System.nanoTime() < deadline, "it never came to that");
            LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
        }
    }

    @Test
    void time_brings_the_next_step_until_somebody_is_on_it() {
        reports("g", signal("Slow", "a", true));
        var alert = alerts.open(10).getFirst();
        waiting();
        clock.pass(Duration.ofMinutes(4));
        room.sweep();
        assertEquals(List.of(), waiting());
        clock.pass(Duration.ofMinutes(2));
        room.sweep();
        assertEquals(List.of("Fired", "Escalated"), events(alert));
        assertEquals(1, waiting().size());

        assertTrue(desk.acknowledge(alert.id(), Sample.ENGINEER) instanceof AlertDesk.Outcome.Done);
        assertTrue(desk.acknowledge(alert.id(), Sample.MANAGER) instanceof AlertDesk.Outcome.AcknowledgedBefore
                || desk.acknowledge(alert.id(), Sample.MANAGER) instanceof AlertDesk.Outcome.NotAllowed);
        assertTrue(desk.acknowledge(alert.id(), Sample.STRANGER) instanceof AlertDesk.Outcome.NotAllowed);
        clock.pass(Duration.ofMinutes(10));
        room.sweep();
        assertFalse(events(alert).stream().filter("Escalated"::equals).count() > 1);
        clock.pass(Duration.ofMinutes(25));
        room.sweep();
        assertEquals("Reminded", events(alert).getLast());
    }

    @Test
    void a_report_that_nobody_can_work_off_is_put_aside_and_the_next_one_is_not_held_up() {
        store.with(handle -> handle.execute("insert into alert_report (report) values ('{\"signals\": 5}')"));
        reports("g", signal("Slow", "a", true));
        assertEquals(1, alerts.open(10).size());
        assertEquals(
                List.of(true), store.with(handle -> handle.createQuery("select trouble is not null from alert_report")
                        .mapTo(Boolean.class)
                        .list()));
        var standing = new JdbiStanding(store).now();
        assertEquals(0, standing.reports());
        assertEquals(1, standing.reportsAside());
    }

    @Test
    void what_no_text_should_be_is_kept_all_the_same() {
        var half = new Signal(
                "odd",
                "half of a pair: \ud800",
                true,
                Instant.EPOCH,
                Optional.empty(),
                Map.of("\ud800", "\udc00", "service", "ctea"),
                Map.of("summary", "\u2028 '\"\\ {} %s"),
                Optional.of("NaN"),
                Optional.empty());
        var long4k = new Random(7)
                .ints(4_000, 0x4e00, 0x9fff)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        reports(long4k, half, signal("Slow", "b", false));
        reports(long4k, half);
        assertEquals(1, alerts.open(10).size());
        assertEquals(0, count("select count(*) from alert_report"));
    }

    @Test
    void what_fails_once_is_no_fault_of_the_report() {
        inbox.take(new Report("prod", Report.Source.HERE, "g", List.of(), 0, clock.instant()));
        var calls = new AtomicInteger();
        var gathering = new Alerts.Gathering() {
            @Override
            public Alerts.Needs needs(Report report) {
                if (calls.incrementAndGet() == 1) {
                    throw new IllegalStateException("a deadlock, say");
                }
                return new Alerts.Needs(Set.of(), Set.of(), Set.of());
            }

            @Override
            public List<Change> changes(Report report, Alerts.Standing standing) {
                return List.of();
            }
        };
        assertTrue(alerts.workOff(gathering));
        assertTrue(alerts.workOff(gathering));
        assertFalse(alerts.workOff(gathering));
        assertEquals(2, calls.get());
    }

    @Test
    void a_watchdog_that_falls_silent_is_an_alert_until_it_is_heard_again() {
        var house = Shelf.reader()
                .read(
                        CatalogueFiles.of(
                                "commands",
                                Map.of(
                                        "capstan.yaml",
                                        """
                                admin-channel: C0ADMIN
                                alerts:
                                  receivers: { am: { kind: alertmanager, token: "${secret:T}", watchdog: 5m } }
                                """)));
        var loaded = ((CatalogueRead.Loaded) house).catalogue();
        var watchdog = new Watchdog(() -> loaded, new JdbiWatchdogs(store, new Documents()), clock);
        for (int minutes : new int[] {0, 4, 4, 4}) {
            clock.pass(Duration.ofMinutes(minutes));
            watchdog.sweep();
            room.workOff();
        }
        var silent = alerts.open(10);
        assertEquals(List.of("Watchdog"), silent.getFirst().extent().names());
        assertEquals("C0ADMIN", silent.getFirst().origin().channel().value());

        var receiver = HouseAlerts.of(loaded.house()).receiver("am").orElseThrow();
        var bark = new Report(
                "am", Report.Source.ALERTMANAGER, "g", List.of(signal("Watchdog", "a", true)), 0, clock.instant());
        assertEquals(List.of(), watchdog.heard(receiver, bark).signals());
        room.workOff();
        assertEquals(List.of(), alerts.open(10));
        watchdog.sweep();
        room.workOff();
        assertEquals(List.of(), alerts.open(10));
    }

    @Test
    void a_silence_waits_for_the_alertmanager_from_which_it_comes_and_old_alerts_go() {
        reports("g", signal("Slow", "a", true));
        var alert = alerts.open(10).getFirst();
        desk.silence(alert.id(), Sample.ENGINEER, clock.instant().plus(Duration.ofHours(1)));
        assertEquals(1, alerts.toBeSilencedThere(10).size());
        assertEquals(0, alerts.silencedThere(10).size());
        clock.pass(Duration.ofMinutes(61));
        room.sweep();
        assertEquals(0, alerts.toBeSilencedThere(10).size());
        assertTrue(alerts.view(alert.id()).get().events().stream()
                .anyMatch(happened -> happened.event() instanceof Event.SilenceEnded));

        reports("g", signal("Slow", "a", false));
        alerts.forget(clock.instant().plusSeconds(1));
        assertEquals(Optional.empty(), alerts.view(alert.id()));
        assertEquals(Arrays.asList(), alerts.open(10));
    }
}
