package dev.capstan.backup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.capstan.Shelf;
import dev.capstan.alert.AlertRoom;
import dev.capstan.alert.AlertView;
import dev.capstan.alert.Definition;
import dev.capstan.alert.Handbook;
import dev.capstan.alert.InMemoryAlerts;
import dev.capstan.alert.Severity;
import dev.capstan.alert.Where;
import dev.capstan.catalog.Catalogue;
import dev.capstan.catalog.CatalogueRead;
import dev.capstan.catalog.EnvironmentName;
import dev.capstan.catalog.Language;
import dev.capstan.catalog.ServiceName;
import dev.capstan.finding.Finding;
import dev.capstan.operation.SettableClock;
import dev.capstan.outbox.InMemoryOutbox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is found wrong with backups, as the alerts that come of it. */
class BackupTroublesTest {
    private static final Where SHOP = new Where(new ServiceName("shop"), new EnvironmentName("production"));

    @TempDir
    private Path folder;

    private final SettableClock clock = new SettableClock();
    private final InMemoryAlerts alerts = new InMemoryAlerts(new InMemoryOutbox(clock), clock);
    private final WatchWords words = new WatchWords(clock.instant());

    @BeforeEach
    void write() throws IOException {
        Files.createDirectories(folder.resolve("shop"));
        Files.writeString(
                folder.resolve("capstan.yaml"), "admin-channel: C0OPS\nroles: { engineers: { users: [U0ENG] } }\n");
        Files.writeString(
                folder.resolve("shop/service.yaml"),
                """
                service: shop
                title: Shop
                environments:
                  production: { channel: C0SHOP, runs-on: local, folder: /srv }
                """);
        Files.writeString(
                folder.resolve("shop/backups.yaml"),
                """
                backups:
                  folder: /backups
                  parts: { uploads: { folder: uploads } }
                  may: { production: engineers }
                  schedule: "0 2 * * *"
                """);
    }

    private Catalogue catalogue() {
        return switch (Shelf.reader().read(folder)) {
            case CatalogueRead.Loaded loaded -> loaded.catalogue();
            case CatalogueRead.Refused refused -> throw new AssertionError(refused.problems());
        };
    }

    private void found(Finding... findings) {
        for (var finding : findings) {
            alerts.take(finding.stands(SHOP, Language.ENGLISH, clock.instant()));
        }
        var catalogue = catalogue();
        new AlertRoom(() -> catalogue, alerts, new Random(7), () -> {}, clock).workOff();
    }

    private Finding late() {
        return words.late(clock.instant(), Optional.empty());
    }

    private Definition known(AlertView view) {
        return new Handbook(catalogue()).definitions(view.alert()).getFirst();
    }

    @Test
    void each_offers_what_helps_as_its_presser_could_have_typed_it() {
        found(late(), words.nearlyFull(5, 100));
        assertEquals(
                List.of("backup shop production now", "backup shop production list"),
                known(alerts.all().getFirst()).actions().stream()
                        .map(action -> action.typed(SHOP))
                        .toList());
        var full = known(alerts.all().getLast());
        assertEquals("备份存储即将用满", full.title().chinese());
        assertEquals(
                List.of("backup shop production list"),
                full.actions().stream().map(action -> action.typed(SHOP)).toList(),
                "nothing can be pruned where everything is kept");
    }

    @Test
    void what_is_late_explains_what_would_be_lost() {
        found(words.lost(Optional.empty(), Duration.ofHours(1)), late());
        var lost = alerts.all().getFirst().alert();
        var late = alerts.all().getLast().alert();
        assertEquals(Optional.of(late.id()), lost.hiddenBy());
        assertTrue(late.calls());
    }

    @Test
    void parts_that_shrank_are_one_alert() {
        found(words.smaller(kept(), "one", 100, 10), words.smaller(kept(), "two", 100, 10));
        assertEquals(1, alerts.all().size());
        assertEquals(2, alerts.all().getFirst().firing().size());
    }

    private Kept kept() {
        return new Kept("20260301_020000", clock.instant(), clock.instant(), "op-222222", List.of(), Optional.empty());
    }

    @Test
    void a_service_may_take_it_more_seriously_and_keeps_what_is_known() throws IOException {
        Files.writeString(folder.resolve("shop/alerts.yaml"), "alerts: { backup-late: { severity: P0 } }\n");
        found(late());
        var view = alerts.all().getFirst();
        assertEquals(Severity.CRITICAL, view.alert().extent().severity());
        assertEquals("The backup is late", known(view).title().english());
        assertEquals(2, known(view).actions().size());
    }
}
