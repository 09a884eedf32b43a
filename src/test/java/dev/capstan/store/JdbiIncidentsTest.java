package dev.capstan.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.capstan.alert.AlertId;
import dev.capstan.alert.Severity;
import dev.capstan.alert.Where;
import dev.capstan.catalog.ChannelId;
import dev.capstan.catalog.EnvironmentName;
import dev.capstan.catalog.ServiceName;
import dev.capstan.catalog.UserId;
import dev.capstan.incident.Entry;
import dev.capstan.incident.Incident;
import dev.capstan.incident.Incident.Change;
import dev.capstan.incident.IncidentId;
import dev.capstan.incident.Incidents;
import dev.capstan.outbox.Outbox;
import dev.capstan.outbox.Subject;
import dev.capstan.page.Page.What;
import dev.capstan.page.SomePages;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class JdbiIncidentsTest {
    private static final Where SHOP = new Where(new ServiceName("shop"), new EnvironmentName("production"));
    private static final ChannelId CHANNEL = new ChannelId("C0SHOP");
    private static final UserId MEI = new UserId("U0MEI");
    private static final Instant NOW = Instant.parse("2026-11-22T02:00:00Z");
    private static final Random RANDOM = new Random(11);

    private final Store store = TestDatabase.freshStore();
    private final JdbiIncidents incidents = new JdbiIncidents(store, new Documents());
    private final JdbiOutbox outbox = new JdbiOutbox(store);

    @AfterEach
    void close() {
        store.close();
    }

    private static synchronized Incident incident() {
        return new Incident(
                IncidentId.random(RANDOM),
                SHOP,
                CHANNEL,
                false,
                "Payments fail",
                Severity.ERROR,
                MEI,
                NOW,
                Optional.empty(),
                Optional.empty(),
                List.of());
    }

    private static Change begun(AlertId... alerts) {
        var incident = incident();
        return new Change(
                incident, List.of(new Entry.Opened(MEI, incident.severity(), incident.title())), List.of(alerts), NOW);
    }

    private Incident open(String delivery, AlertId... alerts) {
        return incidents
                .decide(SHOP, delivery, none -> Optional.of(begun(alerts)))
                .orElseThrow();
    }

    private static Change noted(Incident incident, String text) {
        return new Change(incident, List.of(new Entry.Noted(text, MEI)), List.of(), NOW);
    }

    @Test
    void what_is_kept_is_read_back_and_waits_to_be_told() {
        var alert = new AlertId("al-234567");
        var incident = open("d1", alert);
        var view = incidents.view(incident.id()).orElseThrow();
        assertEquals(incident, view.incident());
        assertEquals(List.of(alert), view.alerts());
        assertEquals(
                new Entry.Opened(MEI, Severity.ERROR, "Payments fail"),
                view.entries().getFirst().entry());
        assertEquals(Optional.of(incident), incidents.of(alert));
        assertEquals(
                List.of(new Subject(Subject.Kind.INCIDENT, incident.id().value())),
                outbox.due(10).stream().map(Outbox.Entry::subject).toList());
    }

    @Test
    void a_delivery_that_comes_twice_is_one_incident_and_one_entry() {
        var incident = open("d1");
        assertEquals(incident, open("d1"));
        for (int twice = 0; twice < 2; twice++) {
            incidents.change(incident.id(), "d2", present -> Optional.of(noted(present, "seen")));
        }
        assertEquals(2, incidents.view(incident.id()).orElseThrow().entries().size());
    }

    @Test
    void whoever_decides_about_a_place_at_the_same_time_finds_the_incident_of_who_was_first()
            throws InterruptedException, ExecutionException {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var tries = IntStream.range(0, 8)
                    .mapToObj(each -> (Callable<IncidentId>) () -> incidents
                            .decide(
                                    SHOP,
                                    "d" + each,
                                    present -> Optional.of(present.map(open -> noted(open, "me too"))
                                            .orElseGet(JdbiIncidentsTest::begun)))
                            .orElseThrow()
                            .id())
                    .toList();
            var ids = threads.invokeAll(tries).stream()
                    .map(each -> each.resultNow())
                    .distinct()
                    .toList();
            assertEquals(1, ids.size());
            assertEquals(
                    8, incidents.view(ids.getFirst()).orElseThrow().entries().size());
        }
    }

    @Test
    void an_alert_that_wants_an_incident_wants_none_once_it_has_one_and_never_changes_it() {
        var alert = new AlertId("al-234567");
        store.with(handle -> handle.execute("insert into incident_alert (alert) values (?)", alert.value()));
        assertEquals(List.of(alert), incidents.wanted(10));
        var first = open(Incidents.NO_DELIVERY, alert);
        assertEquals(List.of(), incidents.wanted(10));
        incidents.unwanted(alert);
        var resolved = new Incident(
                first.id(),
                SHOP,
                CHANNEL,
                false,
                first.title(),
                first.severity(),
                MEI,
                NOW,
                Optional.empty(),
                Optional.of(new Incident.Resolution(MEI, NOW, "the key")),
                List.of());
        incidents.change(first.id(), "d", present -> Optional.of(new Change(resolved, List.of(), List.of(), NOW)));
        open(Incidents.NO_DELIVERY, alert);
        assertEquals(first.id(), incidents.of(alert).orElseThrow().id());
    }

    @Test
    void those_that_are_over_are_listed_while_something_is_left_to_do() {
        var incident = open("d1");
        var over = new Incident(
                incident.id(),
                SHOP,
                CHANNEL,
                false,
                incident.title(),
                incident.severity(),
                MEI,
                NOW,
                Optional.empty(),
                Optional.of(new Incident.Resolution(MEI, NOW, "the key")),
                List.of(new Incident.FollowUp(1, "rotate", Optional.empty(), Optional.empty())));
        incidents.change(incident.id(), "d2", present -> Optional.of(new Change(over, List.of(), List.of(), NOW)));
        var newer = open("d3");
        assertEquals(List.of(newer, over), incidents.toDo(10));
    }

    @Test
    void it_is_found_by_the_thread_in_which_it_is_told() {
        var incident = open("d1");
        var subject = new Subject(Subject.Kind.INCIDENT, incident.id().value());
        outbox.anchored(subject, "card", new Outbox.Anchor(CHANNEL.value(), "1.5", "face"));
        outbox.anchored(subject, "own-channel", new Outbox.Anchor("C0OWN", "made", "made"));
        assertEquals(Optional.of(incident), incidents.toldAt(CHANNEL, "1.5"));
        assertTrue(incidents.toldAt(CHANNEL, "1.6").isEmpty());
        assertEquals(Optional.of(incident), incidents.toldAt(new ChannelId("C0OWN"), "7.1"));
    }

    @Test
    void who_is_told_beside_slack_is_queued_with_the_change_and_not_by_its_repetition() {
        var incident = incident();
        var page = SomePages.page(
                "in-1.users.mail", "mail", What.TRIGGER, incident.id().value());
        var update = new Change(incident, List.of(new Entry.Noted("so", MEI)), List.of(), NOW).reaching(List.of(page));
        incidents.decide(SHOP, "d-1", present -> Optional.of(update));
        incidents.change(incident.id(), "d-1", present -> Optional.of(update));
        var queued = new JdbiPages(store, new Documents()).take(10, Duration.ofMinutes(1));
        assertEquals(List.of(page), queued.stream().map(due -> due.page()).toList());
    }

    @Test
    void what_is_long_resolved_goes_with_its_alerts_but_not_what_has_something_left_to_do() {
        var past = open("d1", new AlertId("al-234567"));
        resolve(past, NOW.minus(Duration.ofDays(401)), List.of());
        var lasting = open("d2", new AlertId("al-345678"));
        resolve(
                lasting,
                NOW.minus(Duration.ofDays(401)),
                List.of(new Incident.FollowUp(1, "alert earlier", Optional.empty(), Optional.empty())));
        var lately = open("d3", new AlertId("al-456789"));
        resolve(lately, NOW.minus(Duration.ofDays(399)), List.of());
        var present = open("d4");
        outbox.anchored(
                new Subject(Subject.Kind.INCIDENT, past.id().value()), "card", new Outbox.Anchor("C0SHOP", "1.2", "f"));

        incidents.forget(NOW.minus(Duration.ofDays(400)));
        assertEquals(Optional.empty(), incidents.view(past.id()));
        assertEquals(Optional.empty(), incidents.toldAt(CHANNEL, "1.2"));
        for (var kept : List.of(lasting, lately, present)) {
            assertTrue(incidents.view(kept.id()).isPresent(), kept.toString());
        }
        assertEquals(
                List.of(new AlertId("al-345678")),
                incidents.view(lasting.id()).orElseThrow().alerts());
    }

    @Test
    void an_alert_stays_as_long_as_its_incident() {
        var alerts = new JdbiAlerts(store, new Documents());
        for (var id : List.of("al-234567", "al-345678")) {
            store.with(handle -> handle.execute(
                    """
                    insert into alert (id, key, channel, alert, is_over, telling, began_at, over_at)
                    values (?, 'k', 'C0SHOP', '{}', true, 'ALONE', ?, ?)
                    """,
                    id,
                    NOW,
                    NOW));
        }
        open("d1", new AlertId("al-234567"));
        alerts.forget(NOW.plusSeconds(1));
        assertEquals(List.of("al-234567"), store.with(handle -> handle.createQuery("select id from alert")
                .mapTo(String.class)
                .list()));
    }

    private void resolve(Incident incident, Instant at, List<Incident.FollowUp> left) {
        incidents.change(
                incident.id(),
                Incidents.NO_DELIVERY,
                present -> Optional.of(new Change(
                        new Incident(
                                present.id(),
                                present.where(),
                                present.channel(),
                                false,
                                present.title(),
                                present.severity(),
                                MEI,
                                present.openedAt(),
                                Optional.empty(),
                                Optional.of(new Incident.Resolution(MEI, at, "the key")),
                                left),
                        List.of(new Entry.Resolved("the key", MEI)),
                        List.of(),
                        at)));
    }
}
