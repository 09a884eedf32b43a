package dev.capstan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.capstan.alert.InMemoryAlerts;
import dev.capstan.catalog.Catalogue;
import dev.capstan.catalog.CatalogueFiles;
import dev.capstan.catalog.CatalogueRead;
import dev.capstan.catalog.ServiceName;
import dev.capstan.catalog.UserId;
import dev.capstan.outbox.InMemoryOutbox;
import dev.capstan.rota.InMemoryOverrides;
import dev.capstan.rota.OnCall;
import dev.capstan.rota.RotaName;
import dev.capstan.rota.StandIn;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** Whom an alert calls when it says on-call. */
class DutyTest {
    private static final Instant NOW = Instant.parse("2026-01-07T12:00:00Z");
    private static final UserId BOB = new UserId("U0BOB");

    private final Clock clock = Clock.systemUTC();
    private final InMemoryOutbox outbox = new InMemoryOutbox(clock);
    private final InMemoryOverrides overrides = new InMemoryOverrides(outbox);

    private static Catalogue catalogue(String onCall) {
        var house =
                """
                admin-channel: C0ADMIN
                rotas:
                  backend: { zone: UTC, people: [U0ALICE, U0BOB], from: 2026-01-05 }
                """;
        var service =
                """
                service: shop
                title: Shop
                environments: { production: { channel: C0SHOP, runs-on: local, folder: /srv/shop } }
                contacts: { on-call: U0CAROL }
                """;
        var files = CatalogueFiles.of("commands", Map.of("capstan.yaml", house, "shop/service.yaml", service + onCall));
        if (!(Shelf.reader().read(files) instanceof CatalogueRead.Loaded loaded)) {
            throw new AssertionError(Shelf.reader().read(files));
        }
        return loaded.catalogue();
    }

    private Optional<UserId> called(String onCall, Instant now) {
        var catalogue = catalogue(onCall);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            return new Alerting(
                            () -> catalogue,
                            new InMemoryAlerts(outbox, clock),
                            new OnCall(overrides),
                            () -> {},
                            threads,
                            clock)
                    .duty()
                    .onCall(new ServiceName("shop"), now);
        }
    }

    @Test
    void whoever_is_on_call_by_the_services_rota_is_called() {
        assertEquals(Optional.of(new UserId("U0ALICE")), called("on-call: backend\n", NOW));
        overrides.add(new RotaName("backend"), new StandIn(BOB, NOW, NOW.plus(Duration.ofHours(2))), BOB, NOW, "d1");
        assertEquals(Optional.of(BOB), called("on-call: backend\n", NOW));
    }

    @Test
    void where_no_rota_has_anybody_the_contact_is_called() {
        var carol = Optional.of(new UserId("U0CAROL"));
        assertEquals(carol, called("", NOW));
        assertEquals(carol, called("on-call: backend\n", Instant.parse("2025-12-01T00:00:00Z")));
    }
}
