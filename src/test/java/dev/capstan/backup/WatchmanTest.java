package dev.capstan.backup;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.capstan.Shelf;
import dev.capstan.catalog.Catalogue;
import dev.capstan.catalog.CatalogueRead;
import dev.capstan.catalog.EnvironmentName;
import dev.capstan.catalog.ServiceName;
import dev.capstan.finding.InMemoryFindings;
import dev.capstan.operation.SettableClock;
import dev.capstan.operation.due.Moments;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WatchmanTest {
    @TempDir
    private Path folder;

    private final SettableClock clock = new SettableClock();
    private final InMemoryFindings findings = new InMemoryFindings();
    private final Map<EnvironmentName, Inventory> stores = new HashMap<>();
    private final Map<String, Instant> begun = new HashMap<>();
    private final List<Drill> drills = new ArrayList<>();

    private Catalogue catalogue(String backups) throws IOException {
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
                  staging: { channel: C0STAGE, runs-on: local, folder: /srv }
                """);
        Files.writeString(folder.resolve("shop/backups.yaml"), backups);
        return switch (Shelf.reader().read(folder)) {
            case CatalogueRead.Loaded loaded -> loaded.catalogue();
            case CatalogueRead.Refused refused -> throw new AssertionError(refused.problems());
        };
    }

    private Watchman watchman(Catalogue catalogue) {
        return new Watchman(
                () -> catalogue,
                new Moments() {
                    @Override
                    public Instant seenTo(String name, String timetable, Instant now) {
                        throw new AssertionError("only looks");
                    }

                    @Override
                    public void seeTo(String name, Instant moment) {
                        throw new AssertionError("only looks");
                    }

                    @Override
                    public Optional<Instant> begun(String name) {
                        return Optional.ofNullable(begun.get(name));
                    }
                },
                new Inventories() {
                    @Override
                    public void remember(
                            ServiceName service, EnvironmentName environment, Inventory inventory, Instant seen) {
                        throw new AssertionError("only looks");
                    }

                    @Override
                    public Optional<Seen> of(ServiceName service, EnvironmentName environment) {
                        return Optional.ofNullable(stores.get(environment))
                                .map(inventory -> new Seen(inventory, clock.instant()));
                    }
                },
                new DrillBook() {
                    @Override
                    public void write(ServiceName service, EnvironmentName environment, String operation, Drill drill) {
                        throw new AssertionError("only looks");
                    }

                    @Override
                    public List<Drill> of(ServiceName service, EnvironmentName environment) {
                        return drills;
                    }
                },
                findings,
                clock);
    }

    private static final String NIGHTLY =
            """
            backups:
              folder: /backups
              parts: { uploads: { folder: uploads } }
              may: { production: engineers }
              schedule: "0 2 * * *"
              verify: "0 5 * * 0"
              targets: { rto: 1h, rpo: 2d }
            """;

    private List<String> told() {
        return findings.reported().stream()
                .flatMap(report -> report.signals().stream())
                .map(signal -> signal.labels().get("environment") + " " + signal.fingerprint()
                        + (signal.firing() ? "" : " over"))
                .toList();
    }

    private Kept kept(Instant began) {
        return new Kept(
                "20260301_020000",
                began,
                began.plusSeconds(9),
                "op-222222",
                List.of(),
                Optional.of(new Kept.Proof(began, Duration.ofSeconds(5))));
    }

    @Test
    void a_schedule_that_is_new_misses_nothing_and_then_whatever_is_due() throws IOException {
        var watchman = watchman(catalogue(NIGHTLY));
        watchman.goRound();
        assertEquals(List.of(), told());

        begun.put("shop:production:now", clock.instant());
        clock.pass(Duration.ofHours(15));
        watchman.goRound();
        watchman.goRound();
        assertEquals(List.of("production backup-late"), told());

        stores.put(new EnvironmentName("production"), new Inventory(List.of(kept(clock.instant())), 500, 1_000));
        watchman.goRound();
        assertEquals(List.of("production backup-late", "production backup-late over"), told());
    }

    @Test
    void the_verification_and_the_newest_drill_are_watched_too() throws IOException {
        begun.put("shop:production:now", clock.instant());
        begun.put("shop:production:verify:backup=latest", clock.instant());
        stores.put(new EnvironmentName("production"), new Inventory(List.of(kept(clock.instant())), 500, 1_000));
        drills.add(new Drill(clock.instant(), Optional.of(Duration.ofHours(2)), Optional.of(Duration.ZERO)));
        clock.pass(Duration.ofHours(8 * 24));
        watchman(catalogue(NIGHTLY)).goRound();
        assertEquals(
                List.of(
                        "production backup-late",
                        "production backup-rpo",
                        "production backup-unproven",
                        "production backup-drill"),
                told());
    }

    @Test
    void where_nothing_is_backed_up_any_more_nothing_is_wrong_any_more() throws IOException {
        begun.put("shop:production:now", clock.instant());
        clock.pass(Duration.ofDays(1));
        watchman(catalogue(NIGHTLY)).goRound();
        assertEquals(List.of("production backup-late"), told());
        watchman(catalogue(NIGHTLY.replace("production: engineers", "staging: engineers")))
                .goRound();
        assertEquals(List.of("production backup-late", "production backup-late over"), told());
    }
}
