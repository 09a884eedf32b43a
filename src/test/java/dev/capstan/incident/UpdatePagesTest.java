package dev.capstan.incident;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.capstan.Shelf;
import dev.capstan.access.Access;
import dev.capstan.alert.InMemoryAlerts;
import dev.capstan.alert.Severity;
import dev.capstan.alert.Where;
import dev.capstan.catalog.CatalogueRead;
import dev.capstan.catalog.EnvironmentName;
import dev.capstan.catalog.ServiceName;
import dev.capstan.catalog.UserId;
import dev.capstan.incident.IncidentDesk.Outcome;
import dev.capstan.operation.SettableClock;
import dev.capstan.outbox.InMemoryOutbox;
import dev.capstan.page.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Readers of updates who are told beside Slack. */
class UpdatePagesTest {
    private static final Where SHOP = new Where(new ServiceName("shop"), new EnvironmentName("production"));
    private static final UserId ENGINEER = new UserId("U0ENG");

    @TempDir
    private Path folder;

    private final SettableClock clock = new SettableClock();
    private final InMemoryOutbox outbox = new InMemoryOutbox(clock);
    private final InMemoryIncidents incidents = new InMemoryIncidents(outbox);

    private CatalogueRead read(String reach) {
        try {
            Files.createDirectories(folder.resolve("shop"));
            Files.writeString(
                    folder.resolve("capstan.yaml"),
                    """
                    admin-channel: C0OPS
                    roles: { engineers: { users: [U0ENG, U0MEI] } }
                    smtp: { host: smtp.example.com, from: capstan@example.com }
                    reach:
                      mail: { email: users@example.com }
                      desk: { webhook: https://desk.example.com/pages }
                      pager: { pagerduty: "${secret:KEY}" }
                    """);
            Files.writeString(
                    folder.resolve("shop/service.yaml"),
                    """
                    service: shop
                    title: { en: The Shop, zh: 商店 }
                    environments:
                      production: { channel: C0SHOP, runs-on: local, folder: /srv, may: { restart: [engineers] } }
                    """);
            Files.writeString(
                    folder.resolve("shop/runbooks.yaml"), "runbooks: { restart: { steps: [{ run: \"true\" }] } }\n");
            Files.writeString(folder.resolve("shop/incidents.yaml"), "incidents: { reach: " + reach + " }\n");
            return Shelf.reader().read(folder);
        } catch (IOException failure) {
            throw new AssertionError(failure);
        }
    }

    private IncidentDesk desk(String reach) {
        var catalogue =
                switch (read(reach)) {
                    case CatalogueRead.Loaded loaded -> loaded.catalogue();
                    case CatalogueRead.Refused refused -> throw new AssertionError(refused.problems());
                };
        return new IncidentDesk(
                () -> catalogue,
                new Access(group -> Set.of()),
                incidents,
                new InMemoryAlerts(outbox, clock),
                new Opening(() -> catalogue, new Random(3)),
                () -> {},
                clock);
    }

    @Test
    void users_read_the_service_and_the_words_and_ops_what_it_is_about_each_by_their_ways_and_once() {
        var desk = desk("{ users: [mail, desk], ops: desk }");
        var id = assertInstanceOf(
                        Outcome.Done.class, desk.open(SHOP, Severity.CRITICAL, "Key expired", ENGINEER, "d-1"))
                .incident()
                .id();
        desk.update(id, Readers.USERS, "Paying works again.", ENGINEER, "d-2");
        desk.update(id, Readers.USERS, "Paying works again.", ENGINEER, "d-2");
        desk.update(id, Readers.OPS, "New key in place.", ENGINEER, "d-3");
        desk.update(id, Readers.TECH, "Rotated.", ENGINEER, "d-4");
        assertEquals(
                List.of(
                        "mail The Shop: Paying works again.",
                        "desk The Shop: Paying works again.",
                        "desk P0 Key expired · shop production · " + id + ": New key in place."),
                incidents.pages().stream()
                        .map(page -> page.way() + " " + page.summary() + ": " + page.text())
                        .toList());
        assertTrue(incidents.pages().stream().map(Page::severity).allMatch(Page.Severity.INFO::equals));
    }

    @Test
    void a_way_that_is_not_declared_or_that_wakes_people_is_refused() {
        assertTrue(read("{ users: fax }") instanceof CatalogueRead.Refused(var problems)
                && problems.toString().contains("go by fax, which capstan.yaml does not declare"));
        assertTrue(read("{ users: pager }") instanceof CatalogueRead.Refused(var problems)
                && problems.toString().contains("go by pager, which is PagerDuty and wakes people"));
    }
}
