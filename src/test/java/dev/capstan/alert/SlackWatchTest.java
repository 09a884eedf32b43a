package dev.capstan.alert;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.capstan.Shelf;
import dev.capstan.alert.Losses.Loss;
import dev.capstan.catalog.Catalogue;
import dev.capstan.catalog.CatalogueRead;
import dev.capstan.catalog.UserId;
import dev.capstan.operation.SettableClock;
import dev.capstan.outbox.InMemoryOutbox;
import dev.capstan.page.Page;
import dev.capstan.page.QuietPages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who is reached, and by what, while Slack takes nothing. */
class SlackWatchTest {
    private static final String HOUSE =
            """
            admin-channel: C0OPS
            roles: { engineers: { users: [U0ENG] } }
            smtp: { host: smtp.example.com, from: capstan@example.com }
            reach: { mail: { email: ops@example.com }, pager: { pagerduty: "${secret:KEY}" } }
            alerts: { without-slack: { after: 3m, reach: mail } }
            """;

    @TempDir
    private Path folder;

    private final SettableClock clock = new SettableClock();
    private final InMemoryAlerts alerts = new InMemoryAlerts(new InMemoryOutbox(clock), clock);
    private final Map<Instant, Loss> losses = new LinkedHashMap<>();

    /** By their names, as the store has it: what is queued twice is there once. */
    private final Map<String, Page> queued = new LinkedHashMap<>();

    @BeforeEach
    void write() throws IOException {
        Files.createDirectories(folder.resolve("shop"));
        Files.writeString(folder.resolve("capstan.yaml"), HOUSE);
        Files.writeString(
                folder.resolve("shop/service.yaml"),
                """
                service: shop
                title: Shop
                environments:
                  production: { channel: C0SHOP, runs-on: local, folder: /srv }
                """);
        Files.writeString(
                folder.resolve("shop/alerts.yaml"),
                """
                alerts: { down: { title: The shop is down } }
                escalation:
                  P0:
                    tell: [engineers]
                    reach: [mail]
                    then:
                      - { after: 10m, tell: [engineers], reach: [mail, pager] }
                      - { after: 20m, tell: [engineers] }
                """);
    }

    private Catalogue catalogue() {
        return switch (Shelf.reader().read(folder)) {
            case CatalogueRead.Loaded loaded -> loaded.catalogue();
            case CatalogueRead.Refused refused -> throw new AssertionError(refused.problems());
        };
    }

    private void sweep() {
        var catalogue = catalogue();
        new AlertRoom(() -> catalogue, alerts, new Random(7), () -> {}, clock).sweep();
        new SlackWatch(
                        () -> catalogue,
                        alerts,
                        new Losses() {
                            @Override
                            public List<Loss> all() {
                                return List.copyOf(losses.values());
                            }

                            @Override
                            public void forget(Loss loss) {
                                losses.remove(loss.since());
                            }
                        },
                        new QuietPages() {
                            @Override
                            public void queue(Page page) {
                                queued.putIfAbsent(page.id().value(), page);
                            }
                        },
                        clock)
                .sweep();
    }

    private void lost() {
        losses.put(clock.instant(), new Loss(clock.instant(), Optional.empty()));
    }

    private void reached() {
        losses.replaceAll((since, loss) -> new Loss(since, Optional.of(clock.instant())));
    }

    private AlertId signalled(Severity severity, boolean firing) {
        var now = clock.instant();
        var signal = new Signal(
                "f",
                "down",
                firing,
                Instant.EPOCH,
                firing ? Optional.empty() : Optional.of(now),
                Map.of("service", "shop", "severity", severity.priority()),
                Map.of(),
                Optional.empty(),
                Optional.empty());
        alerts.take(new Report("prod", Report.Source.HOOK, "g", List.of(signal), 0, now));
        sweep();
        return alerts.all().getLast().alert().id();
    }

    /** What went out because of the alerts, by what and saying what. */
    private List<String> paged() {
        return alerts.pages().stream()
                .map(page -> page.way() + " " + page.what())
                .toList();
    }

    private List<String> told() {
        return queued.values().stream()
                .map(page -> page.way() + " " + page.what() + " " + page.summary())
                .toList();
    }

    @Test
    void people_hear_once_that_slack_is_lost_and_once_that_it_is_back() {
        lost();
        clock.pass(Duration.ofMinutes(2));
        sweep();
        assertEquals(List.of(), told(), "perhaps it is soon over");
        clock.pass(Duration.ofMinutes(1));
        sweep();
        sweep();
        assertEquals(1, told().size());
        assertTrue(told().getFirst().startsWith("mail TRIGGER Slack can't be reached since 20"), told().toString());
        clock.pass(Duration.ofMinutes(4));
        reached();
        sweep();
        sweep();
        assertEquals(2, told().size());
        assertEquals("mail RESOLVE Slack is reachable again after 7 minutes", told().getLast());
        assertEquals(
                1,
                queued.values().stream().map(Page::dedupKey).distinct().count(),
                "one incident for whoever keeps count");
        assertTrue(losses.isEmpty());
    }

    @Test
    void a_short_loss_is_nobodys_business() {
        lost();
        clock.pass(Duration.ofMinutes(2));
        reached();
        clock.pass(Duration.ofMinutes(10));
        sweep();
        assertEquals(List.of(), told());
        assertTrue(losses.isEmpty());
    }

    @Test
    void an_open_alert_goes_out_at_once_by_what_its_steps_would_have_used_and_by_none_twice() {
        signalled(Severity.CRITICAL, true);
        assertEquals(List.of("mail TRIGGER"), paged());
        lost();
        clock.pass(Duration.ofMinutes(3));
        sweep();
        sweep();
        assertEquals(List.of("mail TRIGGER", "pager TRIGGER"), paged());
        assertTrue(alerts.pages().getLast().text().contains("Slack can't be reached since"));

        clock.pass(Duration.ofMinutes(8));
        sweep();
        assertEquals(1, alerts.all().getLast().alert().step());
        assertEquals(
                List.of("mail TRIGGER", "pager TRIGGER", "mail TRIGGER"),
                paged(),
                "the step reminds by mail, and the pager has it already");

        signalled(Severity.CRITICAL, false);
        assertEquals(List.of("mail RESOLVE", "pager RESOLVE"), paged().subList(3, 5));
    }

    @Test
    void what_calls_people_in_slack_alone_goes_out_by_what_is_there_for_that() {
        signalled(Severity.ERROR, true);
        assertEquals(List.of(), paged());
        lost();
        clock.pass(Duration.ofMinutes(3));
        sweep();
        assertEquals(List.of("mail TRIGGER"), paged());
        assertTrue(alerts.all().getFirst().events().stream()
                .anyMatch(each ->
                        each.event() instanceof Event.Elsewhere(var ways, var since) && ways.equals(List.of("mail"))));
    }

    @Test
    void what_calls_nobody_or_is_seen_to_wakes_nobody() {
        signalled(Severity.WARNING, true);
        clock.pass(Duration.ofMinutes(6));
        lost();
        clock.pass(Duration.ofMinutes(4));
        sweep();
        assertEquals(List.of(), paged(), "a warning calls nobody in Slack either");

        losses.clear();
        var id = signalled(Severity.CRITICAL, true);
        alerts.change(
                id,
                present -> Optional.of(new Revising(
                                present.view().alert(),
                                new Handbook(catalogue())
                                        .handling(present.view().alert()),
                                clock.instant())
                        .acknowledge(new UserId("U0ENG"))
                        .done(List.of())));
        var before = paged();
        lost();
        clock.pass(Duration.ofMinutes(4));
        sweep();
        assertEquals(before, paged());
    }

    @Test
    void without_a_word_of_it_all_ways_are_used() throws IOException {
        Files.writeString(folder.resolve("capstan.yaml"), HOUSE.replaceAll("alerts: .*\n", ""));
        lost();
        clock.pass(Duration.ofMinutes(3));
        sweep();
        assertEquals(
                List.of("mail", "pager"),
                queued.values().stream().map(page -> page.way().value()).toList());
    }

    @Test
    void a_way_that_is_not_declared_is_refused() throws IOException {
        Files.writeString(folder.resolve("capstan.yaml"), HOUSE.replace("reach: mail }", "reach: fax }"));
        assertTrue(Shelf.reader().read(folder) instanceof CatalogueRead.Refused(var problems)
                && problems.toString().contains("without-slack reaches people by fax"));
    }
}
