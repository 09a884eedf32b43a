package dev.capstan.sql.fix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.capstan.access.Access;
import dev.capstan.catalog.CatalogueRead;
import dev.capstan.catalog.UserId;
import dev.capstan.step.Told;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageDeskTest {
    private static final Instant NOW = Instant.parse("2026-01-06T15:30:00Z");
    private static final Image ROWS = new Image(
            "DELETE",
            "\"public\".\"users\"",
            List.of(new Image.Column("id", "integer", false, false), new Image.Column("name", "text", false, false)),
            List.of("id"),
            List.of(List.of("1", "Ada")),
            List.of());

    @TempDir
    private Path temp;

    private final RememberedRuns runs = new RememberedRuns();

    private ImageDesk desk(String masks) {
        var read = FixBench.read(
                "postgresql",
                masks,
                temp,
                """
                mend:
                  rows: { sql: "DELETE FROM users WHERE id = 1", key: id, at-most: 3 }
                  may: { production: engineers }
                """);
        var catalogue = ((CatalogueRead.Loaded) read).catalogue();
        return new ImageDesk(() -> catalogue, new Access(group -> Set.of()), runs);
    }

    private void committed(String operation, String fix, Image image) {
        var key = new FixRuns.Key(operation, 1);
        var taken = runs.take(key, "shop", "production", fix, NOW);
        runs.committing(key, taken.holder(), 1, "42@7.1", image, NOW);
        runs.committed(key, NOW);
    }

    private static ImageOrder order(String operation, String person) {
        return new ImageOrder(operation, new UserId(person), "1.2");
    }

    private String asked(ImageDesk desk, ImageOrder order) {
        return String.join(" ", desk.ask(order).stream().map(Told::english).toList());
    }

    @Test
    void whoever_may_run_the_fix_is_sent_the_rows() {
        committed("op-333333", "mend", ROWS);
        var desk = desk("");
        var order = order("op-333333", "U0ALICE");
        assertEquals("The file comes to you as a direct message.", asked(desk, order));
        assertEquals(List.of(order), runs.orders);
        var text = desk.file(order).orElseThrow().text().apply(Told::english);
        assertTrue(
                text.contains("INSERT INTO \"public\".\"users\" (\"id\", \"name\") OVERRIDING SYSTEM VALUE VALUES\n"
                        + "  ('1'::integer, 'Ada'::text);"),
                text);
    }

    @Test
    void nobody_else_is_and_nothing_is_sent() {
        committed("op-333333", "mend", ROWS);
        var desk = desk("");
        var order = order("op-333333", "U0MALLORY");
        assertEquals(
                "No file for op-333333: only those who may run mend on shop production get its rows. Ask one of them.",
                asked(desk, order));
        assertTrue(desk.file(order).isEmpty());
        assertEquals(List.of(), runs.orders);
    }

    @Test
    void rows_of_a_table_with_masks_stay_where_they_are_and_so_do_columns_called_alike() {
        committed("op-333333", "mend", ROWS);
        var order = order("op-333333", "U0ALICE");
        for (var masked : List.of("users.phone: phone", "crm.USERS.phone: phone", "people.name: last4")) {
            var desk = desk(", masks: { " + masked + " }");
            assertEquals(
                    "No file for op-333333: public.users has masked columns, so its rows are not handed out as a file."
                            + " Undo… puts them back all the same.",
                    asked(desk, order),
                    masked);
            assertTrue(desk.file(order).isEmpty());
        }
        assertEquals(List.of(), runs.orders);
        assertEquals(
                "The file comes to you as a direct message.", asked(desk(", masks: { other.phone: phone }"), order));
    }

    @Test
    void what_kept_no_rows_or_is_no_fix_any_more_has_none_to_hand_out() {
        committed("op-333333", "mend", DdlWork.noRows());
        committed("op-444444", "gone", ROWS);
        var desk = desk("");
        for (var operation : List.of("op-333333", "op-444444", "op-555555")) {
            assertEquals(
                    "No file for " + operation + ": of " + operation + " nothing is kept that could be put back here."
                            + " It changed nothing, was another fix, or is too long ago.",
                    asked(desk, order(operation, "U0ALICE")));
        }
    }
}
