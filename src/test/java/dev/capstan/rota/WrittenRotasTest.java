package dev.capstan.rota;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.capstan.Shelf;
import dev.capstan.catalog.Catalogue;
import dev.capstan.catalog.CatalogueRead;
import dev.capstan.catalog.ServiceName;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rotas as people write them. */
class WrittenRotasTest {
    private static final String ROTA =
            """
              backend:
                title: { en: Backend, zh: 后端 }
                zone: Asia/Shanghai
                people: [U0ALICE, U0BOB]
                turn: weekly
                on: tuesday
                at: "10:00"
                from: 2026-01-06
                overrides:
                  - { from: 2026-02-16, until: 2026-02-17 18:00, who: U0CAROL }
                may: engineers
                channel: C0BACKEND
            """;

    @TempDir
    Path folder;

    private CatalogueRead read(String rota, String onCall) {
        try {
            Files.writeString(
                    folder.resolve("capstan.yaml"),
                    "admin-channel: C0ADMIN\nroles: { engineers: { users: [U0EVE] } }\nrotas:\n" + rota);
            Files.createDirectories(folder.resolve("shop"));
            Files.writeString(
                    folder.resolve("shop/service.yaml"),
                    """
                    service: shop
                    title: Shop
                    on-call: %s
                    environments:
                      production: { channel: C0SHOP, runs-on: local, folder: /srv/shop }
                    """
                            .formatted(onCall));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return Shelf.reader().read(folder);
    }

    private Catalogue loaded(String rota) {
        return switch (read(rota, "backend")) {
            case CatalogueRead.Loaded loaded -> loaded.catalogue();
            case CatalogueRead.Refused refused -> throw new AssertionError(refused.problems());
        };
    }

    private String problem(String rota, String onCall) {
        if (!(read(rota, onCall) instanceof CatalogueRead.Refused refused)) {
            throw new AssertionError("in order");
        }
        assertEquals(1, refused.problems().size(), refused.problems().toString());
        return refused.problems().getFirst().toString();
    }

    private static String who(Rota rota, String moment) {
        return new Timeline(rota, List.of())
                .at(Instant.parse(moment))
                .person()
                .map(Object::toString)
                .orElse("nobody");
    }

    @Test
    void a_service_finds_its_rota_and_the_rota_its_people() {
        var catalogue = loaded(ROTA);
        var rota = Rota.of(catalogue.services().get(new ServiceName("shop")), catalogue)
                .orElseThrow();
        assertEquals("nobody", who(rota, "2026-01-06T01:59:59Z"));
        assertEquals("U0ALICE", who(rota, "2026-01-06T02:00:00Z"));
        assertEquals("U0BOB", who(rota, "2026-01-13T02:00:00Z"));
        assertEquals("U0BOB", who(rota, "2026-02-16T01:59:59Z"));
        assertEquals("U0CAROL", who(rota, "2026-02-16T02:00:00Z"));
        assertEquals("U0ALICE", who(rota, "2026-02-17T10:00:00Z"));
    }

    @Test
    void what_is_left_out_is_a_week_from_monday_at_nine() {
        var rota = Rota.all(loaded("  backend: { zone: UTC, people: [U0ALICE, U0BOB], from: 2026-01-05 }\n")
                        .house())
                .get(new RotaName("backend"));
        assertEquals("U0ALICE", who(rota, "2026-01-12T08:59:59Z"));
        assertEquals("U0BOB", who(rota, "2026-01-12T09:00:00Z"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "zone: Asia/Shanghai|zone: Asia/Shanghia|did you mean Asia/Shanghai?",
                "from: 2026-01-06|from: 2026-02-30|a day that no calendar has",
                "from: 2026-01-06|from: soon|is no day",
                "at: \"10:00\"|at: \"24:00\"|is no time of day",
                "turn: weekly|turn: monthly|is no length of a turn",
                "turn: weekly|turn: daily|on means something only where turns are weekly",
                "on: tuesday|on: tuseday|did you mean tuesday?",
                "until: 2026-02-17 18:00|until: 2026-02-16|the override ends before it begins",
                "may: engineers|may: enginers|did you mean engineers?",
                "people: [U0ALICE, U0BOB]|people: []|is an empty list",
                "channel: C0BACKEND|chanel: C0BACKEND|did you mean channel?"
            })
    void a_fault_is_told_where_it_stands(String piece, String replacement, String told) {
        var problem = problem(ROTA.replace(piece, replacement), "backend");
        assertTrue(problem.contains(told) && problem.contains("capstan.yaml:"), problem);
    }

    @Test
    void a_service_can_name_only_a_rota_that_is_there() {
        var problem = problem(ROTA, "backnd");
        assertTrue(problem.contains("shop/service.yaml:3"), problem);
        assertTrue(problem.contains("there is no rota backnd — did you mean backend?"), problem);
    }
}
